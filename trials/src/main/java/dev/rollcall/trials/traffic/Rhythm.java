package dev.rollcall.trials.traffic;

import java.time.Instant;
import java.time.LocalDateTime;

/** How busy a country is at a moment: by its own clock, people sleep at night and do less on weekends. */
final class Rhythm {
    static final double WEEKEND = 0.65;

    /** By local hour of the day, relative to the busiest. */
    private static final double[] HOURS = {
        0.25, 0.14, 0.08, 0.06, 0.06, 0.10, 0.25, 0.48, 0.62, 0.66, 0.68, 0.72,
        0.80, 0.78, 0.70, 0.66, 0.68, 0.75, 0.86, 0.95, 1.00, 0.92, 0.70, 0.45
    };

    private Rhythm() {}

    /** The activity of one user there, between 0 and 1, at a moment in milliseconds since 1970. */
    static double activity(Country country, long millis) {
        LocalDateTime local = LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), country.zone());
        double day =
                switch (local.getDayOfWeek()) {
                    case SATURDAY, SUNDAY -> WEEKEND;
                    default -> 1;
                };
        return day * HOURS[local.getHour()];
    }
}

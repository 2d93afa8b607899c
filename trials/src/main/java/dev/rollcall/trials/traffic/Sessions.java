package dev.rollcall.trials.traffic;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Who acts next: mostly somebody who is in the middle of a session, so that events of a user come in bursts. Memory is
 * bounded by the number of open sessions. Not thread-safe.
 */
final class Sessions {
    /** A session has three events on average. */
    private static final double STAYING = 2 / 3.0;

    private static final int FEWEST = 8;
    private static final int MOST = 4_096;

    private final Population population;
    private final Session[] open;
    private final Map<Country, Double> busyness = new EnumMap<>(Country.class);
    private double totalBusyness;
    private long hour = Long.MIN_VALUE;

    Sessions(Scenario scenario) {
        population = new Population(scenario);
        long quarterHours = scenario.days() * 96L;
        open = new Session[(int) Math.max(FEWEST, Math.min(MOST, scenario.events() / quarterHours))];
    }

    /** The session that the event at this time, in milliseconds since 1970, belongs to. */
    Session at(long millis, SplittableRandom random) {
        int place = random.nextInt(open.length);
        if (open[place] == null || random.nextDouble() >= STAYING) {
            open[place] = begin(millis, random);
        }
        return open[place];
    }

    private Session begin(long millis, SplittableRandom random) {
        Country home = home(millis, random);
        int user = population.pick(home, millis, random);
        Country country = population.whereabouts(user, home, millis);
        int offsetSeconds = country.zone()
                .getRules()
                .getOffset(Instant.ofEpochMilli(millis))
                .getTotalSeconds();
        return new Session(user, country, population.platform(user, home, random), offsetSeconds, random.nextLong());
    }

    private Country home(long millis, SplittableRandom random) {
        long now = Math.floorDiv(millis, Schedule.HOUR_MILLIS);
        if (now != hour) {
            lookAround(now);
        }
        double point = random.nextDouble() * totalBusyness;
        Country home = null;
        for (Map.Entry<Country, Double> entry : busyness.entrySet()) {
            home = entry.getKey();
            point -= entry.getValue();
            if (point < 0) {
                break;
            }
        }
        return home;
    }

    private void lookAround(long now) {
        hour = now;
        totalBusyness = 0;
        for (Country country : population.inhabited()) {
            double activity = Rhythm.activity(country, now * Schedule.HOUR_MILLIS);
            busyness.put(country, population.inhabitants(country) * activity);
            totalBusyness += busyness.get(country);
        }
    }
}

package dev.rollcall.service.sample;

import dev.rollcall.service.text.Wording;
import java.util.List;
import java.util.stream.Stream;

/** Looks for what can be counted and looks wrong all the same. */
final class Suspicions {
    private Suspicions() {}

    /**
     * What looks wrong.
     *
     * @param outcomes what became of the events of a sample, not null
     * @param names how users are called, not null
     * @return a sentence for each, possibly none
     */
    public static List<String> of(Outcomes outcomes, UserNames names) {
        return Stream.of(
                        new UserSuspicions(outcomes, names).find(),
                        TimeSuspicions.find(outcomes),
                        FieldSuspicions.find(outcomes))
                .flatMap(List::stream)
                .toList();
    }

    /** A share as people read it. */
    static String percent(long part, long whole) {
        double percent = 100.0 * part / whole;
        return percent > 0 && percent < 0.1 ? "less than 0.1 %" : Wording.text("%.1f %%", percent);
    }
}

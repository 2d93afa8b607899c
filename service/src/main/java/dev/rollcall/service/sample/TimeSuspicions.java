package dev.rollcall.service.sample;

import dev.rollcall.service.text.Wording;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.stream.Stream;

/** What looks wrong with times: they are not those of the events, or from clocks that were never set. */
final class TimeSuspicions {
    private static final int FEW = 20;
    private static final double NEARLY_ALL = 0.9;
    private static final int DAYS_OF_A_YEAR = 365;

    private TimeSuspicions() {}

    static List<String> find(Outcomes outcomes) {
        return Stream.concat(ofRecords(outcomes).stream(), longAgo(outcomes).stream())
                .toList();
    }

    private static List<String> ofRecords(Outcomes outcomes) {
        boolean suspect = outcomes.settings().eventSchema().time().hasFields()
                && outcomes.counted() >= FEW
                && outcomes.timesOfRecords() >= NEARLY_ALL * outcomes.counted();
        return suspect
                ? List.of("the time of " + Suspicions.percent(outcomes.timesOfRecords(), outcomes.counted())
                        + " of the counted events equals their record's timestamp to the second: it may say when they were sent, not"
                        + " when they happened (input.time)")
                : List.of();
    }

    private static List<String> longAgo(Outcomes outcomes) {
        if (outcomes.days().isEmpty()) {
            return List.of();
        }
        LocalDate middle = middle(outcomes.days(), outcomes.counted());
        NavigableMap<LocalDate, Long> before = outcomes.days().headMap(middle.minusDays(DAYS_OF_A_YEAR), false);
        long events = before.values().stream().mapToLong(Long::longValue).sum();
        return events == 0
                ? List.of()
                : List.of(Wording.count(events, "event") + " fall" + (events == 1 ? "s" : "")
                        + " on days more than a year before"
                        + " most others, the first on " + before.firstKey() + ", "
                        + Wording.number(ChronoUnit.DAYS.between(before.firstKey(), middle))
                        + " days before: history, or clocks that were never set (time.earliest)?");
    }

    private static LocalDate middle(NavigableMap<LocalDate, Long> days, long events) {
        long seen = 0;
        for (Map.Entry<LocalDate, Long> day : days.entrySet()) {
            seen += day.getValue();
            if (2 * seen >= events) {
                return day.getKey();
            }
        }
        return days.lastKey();
    }
}

package dev.rollcall.service.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.stream.Collectors;

/** Days as a person reads them. */
final class DayRanges {
    private static final int MOST_SHOWN = 10;

    private DayRanges() {}

    /** Days that follow each other become a range, as in {@code 2026-11-20 to 2026-11-22, 2026-11-24}. */
    static String text(NavigableSet<LocalDate> days) {
        List<String> ranges = new ArrayList<>();
        LocalDate first = null;
        for (LocalDate day : days) {
            first = first == null ? day : first;
            if (!days.contains(day.plusDays(1))) {
                ranges.add(first.equals(day) ? day.toString() : first + " to " + day);
                first = null;
            }
        }
        String shown = ranges.stream().limit(MOST_SHOWN).collect(Collectors.joining(", "));
        return ranges.size() > MOST_SHOWN ? shown + " and more up to " + days.last() : shown;
    }
}

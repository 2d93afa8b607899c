package dev.rollcall.service.audit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;

/** Days as a person reads them. */
final class DayRanges {
    private static final int MOST_SHOWN = 10;

    private DayRanges() {}

    /** Days that follow each other become a range, as in {@code 2026-11-20 to 2026-11-22, 2026-11-24}. */
    static String text(NavigableSet<LocalDate> days) {
        List<String> ranges = new ArrayList<>();
        LocalDate first = null;
        LocalDate last = null;
        for (LocalDate day : days) {
            if (first != null && !day.equals(last.plusDays(1))) {
                ranges.add(range(first, last));
                first = day;
            }
            first = first == null ? day : first;
            last = day;
        }
        if (first != null) {
            ranges.add(range(first, last));
        }
        String shown = String.join(", ", ranges.subList(0, Math.min(MOST_SHOWN, ranges.size())));
        return ranges.size() > MOST_SHOWN ? shown + " and more up to " + last : shown;
    }

    private static String range(LocalDate first, LocalDate last) {
        return first.equals(last) ? first.toString() : first + " to " + last;
    }
}

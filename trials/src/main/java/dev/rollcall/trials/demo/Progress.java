package dev.rollcall.trials.demo;

import dev.rollcall.trials.traffic.AccountTotals;
import dev.rollcall.trials.traffic.Counts;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far the demo is at one moment; immutable.
 *
 * @param elapsed since the start, not null
 * @param planned how many events the history has, or 0 when live traffic goes on without end
 * @param eventsPerSecond how many were read lately, per second
 * @param accounts what became of the events that were read so far, not null
 * @param days the published counts of segment {@code all} by day, not null
 */
public record Progress(
        Duration elapsed,
        long planned,
        long eventsPerSecond,
        AccountTotals accounts,
        SortedMap<LocalDate, Counts> days) {
    private static final String ALL = "/all";

    /** Makes the days immutable. */
    public Progress {
        days = Collections.unmodifiableSortedMap(new TreeMap<>(days));
    }

    /**
     * Picks the counts of segment {@code all} out of report rows.
     *
     * @param rows the rows by key, such as {@code 2026-11-22/all}, not null
     * @return the counts by day
     */
    public static SortedMap<LocalDate, Counts> daysOf(Map<String, Counts> rows) {
        SortedMap<LocalDate, Counts> days = new TreeMap<>();
        rows.forEach((key, counts) -> {
            if (key.endsWith(ALL)) {
                days.put(LocalDate.parse(key.substring(0, key.length() - ALL.length())), counts);
            }
        });
        return days;
    }
}

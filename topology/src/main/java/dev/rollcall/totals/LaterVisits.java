package dev.rollcall.totals;

import dev.rollcall.changes.Histogram;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** How many of the users of a day came back on a later one: the sum of those whose gap reaches back to it. Not thread-safe. */
final class LaterVisits {
    private static final int MOST_DAYS = 200_000;

    private final TotalsRows rows;
    private final Map<String, Map<Integer, Long>> segments = new LinkedHashMap<>(16, 0.75f, true);
    private int days;

    LaterVisits(TotalsRows rows) {
        this.rows = rows;
    }

    /** Adds a change of gaps that is not stored yet. */
    void add(HistogramKey gaps, int gap, long difference) {
        if (gap != Histogram.NEW) {
            Map<Integer, Long> counts = segments.computeIfAbsent(gaps.segment(), this::load);
            int before = counts.size();
            counts.merge(gaps.period() - gap, difference, Long::sum);
            days += counts.size() - before;
        }
    }

    private Map<Integer, Long> load(String segment) {
        Map<Integer, Long> counts = new HashMap<>();
        rows.forEach(
                Histogram.GAPS,
                segment,
                (key, bars) -> bars.forEach((gap, users) -> {
                    if (gap != Histogram.NEW) {
                        counts.merge(key.period() - gap, users, Long::sum);
                    }
                }));
        days += counts.size() + 1;
        return counts;
    }

    /** How many users of a day came back later. */
    long of(String segment, int day) {
        return segments.computeIfAbsent(segment, this::load).getOrDefault(day, 0L);
    }

    /** Says that all changes are stored, so that what was not used lately may be forgotten. */
    void stored() {
        Iterator<Map<Integer, Long>> eldest = segments.values().iterator();
        while (days > MOST_DAYS && segments.size() > 1) {
            days -= eldest.next().size() + 1;
            eldest.remove();
        }
    }
}

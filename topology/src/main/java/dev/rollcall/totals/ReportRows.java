package dev.rollcall.totals;

import dev.rollcall.report.Counts;
import dev.rollcall.report.ReportRow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Which report rows are to be published. Not thread-safe.
 *
 * <p>Every segment has a row for every day from the first to the last that was ever active. A new day makes rows due for all segments, a new
 * segment for all days. There may be millions, and a transaction that takes too long is aborted: they are published one part after the other.
 */
final class ReportRows {
    private static final int CACHED_ROWS = 20_000;

    private final TotalsRows rows;
    private final WindowCounts windows;
    private final int mostDue;
    private final Predicate<String> isLive;
    private final Map<String, NavigableSet<Integer>> changedDays = new LinkedHashMap<>();
    // What was published last.
    private final Map<HistogramKey, Counts> cache = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<HistogramKey, Counts> eldest) {
            return size() > CACHED_ROWS;
        }
    };
    // The days that have a row, by segment.
    private final Map<String, DayRange> published;
    // The segments of which not all days of the range have a row.
    private final Set<String> behind = new LinkedHashSet<>();
    // Those of which the store says so.
    private final Set<String> storedBehind = new HashSet<>();
    private DayRange storedRange;
    private DayRange range;

    /**
     * Goes on with what is stored.
     *
     * @param rows where it is stored
     * @param windows gives the counts
     * @param mostDue how many rows that are due, besides those that changed, are published in a transaction
     * @param isLive whether a segment is still counted: one of a dimension that is not configured any more gets no rows of new days
     */
    ReportRows(TotalsRows rows, WindowCounts windows, int mostDue, Predicate<String> isLive) {
        this.rows = rows;
        this.windows = windows;
        this.mostDue = mostDue;
        this.isLive = isLive;
        published = new HashMap<>(rows.segments());
        storedRange = rows.range();
        range = storedRange;
        published.forEach((segment, days) -> {
            if (!days.equals(range)) {
                storedBehind.add(segment);
                fallBehind(segment);
            }
        });
    }

    /** Receives rows to be published. */
    @FunctionalInterface
    interface Publication {
        /**
         * A row.
         *
         * @param key the gaps of its day and segment
         * @param counts what it holds
         * @param first whether there was none of that day and segment
         */
        void row(HistogramKey key, Counts counts, boolean first);
    }

    /** The days from the first to the last that was ever active. */
    DayRange range() {
        return range;
    }

    /** Takes note of gaps that changed. */
    void changed(HistogramKey gaps, Bars bars) {
        String segment = gaps.segment();
        changedDays.computeIfAbsent(segment, absent -> new TreeSet<>()).add(gaps.period());
        if (segment.equals(ReportRow.ALL) && bars.total() > 0) {
            range = range.with(gaps.period());
        }
        if (published.putIfAbsent(segment, DayRange.EMPTY) == null) {
            behind.add(segment);
        }
    }

    /** Makes the rows of all days and segments due, as if none had ever been published. */
    void publishAnew() {
        published.replaceAll((segment, days) -> DayRange.EMPTY);
        published.keySet().forEach(this::fallBehind);
    }

    private void fallBehind(String segment) {
        if (isLive.test(segment)) {
            behind.add(segment);
        } else if (storedBehind.add(segment)) {
            // Should its dimension be configured again, it is known which days have no row.
            rows.putSegment(segment, published.get(segment));
        }
    }

    /** How many rows are due besides those that changed. */
    long due() {
        return behind.stream()
                .mapToLong(segment -> range.size() - published.get(segment).size())
                .sum();
    }

    /** Hands over the rows to be published; until {@link #due} is 0 there are more. */
    void publish(Publication publication) {
        changedDays.forEach((segment, days) -> publishChanged(segment, days, publication));
        changedDays.clear();
        if (!range.equals(storedRange)) {
            rows.put(range);
            storedRange = range;
            published.keySet().forEach(this::fallBehind);
        }
        publishDue(publication);
    }

    /** The gaps of a day decide about the counts of that day and of some days after it. */
    private void publishChanged(String segment, NavigableSet<Integer> days, Publication publication) {
        DayRange within = published.get(segment);
        int next = within.first();
        for (int changed : days) {
            int last = Math.min(within.last(), changed + windows.reach() - 1);
            for (next = Math.max(next, changed); next <= last; next++) {
                HistogramKey key = HistogramKey.gaps(segment, next);
                Counts counts = windows.of(segment, next, range.first());
                if (!counts.equals(cache.put(key, counts))) {
                    publication.row(key, counts, false);
                }
            }
        }
    }

    private void publishDue(Publication publication) {
        int room = mostDue;
        if (behind.contains(ReportRow.ALL)) {
            room -= publishDays(ReportRow.ALL, room, publication);
        }
        for (String segment : behind) {
            room -= publishDays(segment, room, publication);
        }
        behind.removeIf(segment -> published.get(segment).equals(range));
    }

    /** Publishes days of a segment that have no row yet, but no more than there is room for; returns how many. */
    private int publishDays(String segment, int room, Publication publication) {
        DayRange before = published.get(segment);
        DayRange days = before.towards(range, room);
        days.daysBeyond(before).mapToObj(day -> HistogramKey.gaps(segment, day)).forEach(key -> {
            Counts counts = windows.of(segment, key.period(), range.first());
            cache.put(key, counts);
            publication.row(key, counts, true);
        });
        if (days.equals(range)) {
            if (storedBehind.remove(segment) || before.isEmpty()) {
                rows.putSegment(segment);
            }
        } else if (storedBehind.add(segment) || !days.equals(before)) {
            rows.putSegment(segment, days);
        }
        published.put(segment, days);
        return days.size() - before.size();
    }
}

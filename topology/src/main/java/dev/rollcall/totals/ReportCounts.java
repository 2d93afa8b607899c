package dev.rollcall.totals;

import dev.rollcall.report.ReportRow;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * All counts, of which some changed since the last transaction. Not thread-safe.
 *
 * <p>Counts of days after the last active one are kept as well, for windows reach ahead, but they are published only when that day
 * has come.
 */
final class ReportCounts {
    private static final int CACHED_COUNTS = 100_000;

    private final TotalsRows rows;
    private final Set<String> segments;
    private final Map<CountKey, Counts> changed = new HashMap<>();
    private final Map<CountKey, Counts> cache = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<CountKey, Counts> eldest) {
            return size() > CACHED_COUNTS;
        }
    };
    private final Set<String> newSegments = new LinkedHashSet<>();
    private DayRange published;
    private DayRange range;

    ReportCounts(TotalsRows rows) {
        this.rows = rows;
        segments = rows.segments();
        published = rows.range();
        range = published;
    }

    /** Adds a change. */
    void add(CountKey key, Counts change) {
        Counts counts = counts(key).plus(change);
        changed.put(key, counts);
        if (key.segment().equals(ReportRow.ALL) && counts.dau() > 0) {
            range = range.with(key.epochDay());
        }
        if (!segments.contains(key.segment())) {
            newSegments.add(key.segment());
        }
    }

    /** Stores what changed and hands over the counts to be published: every day of the range and every segment has a row. */
    void take(BiConsumer<CountKey, Counts> publication) {
        Set<CountKey> due = new LinkedHashSet<>();
        changed.keySet().stream().filter(key -> range.contains(key.epochDay())).forEach(due::add);
        range.daysBeyond(published).forEach(day -> segments.forEach(segment -> due.add(new CountKey(day, segment))));
        range.days().forEach(day -> newSegments.forEach(segment -> due.add(new CountKey(day, segment))));
        due.forEach(key -> publication.accept(key, counts(key)));
        store();
    }

    private void store() {
        changed.forEach(rows::put);
        newSegments.forEach(rows::putSegment);
        if (!range.equals(published)) {
            rows.put(range);
        }
        cache.putAll(changed);
        changed.clear();
        segments.addAll(newSegments);
        newSegments.clear();
        published = range;
    }

    private Counts counts(CountKey key) {
        Counts counts = changed.get(key);
        return counts != null ? counts : cache.computeIfAbsent(key, rows::counts);
    }
}

package dev.rollcall.totals;

import dev.rollcall.report.ReportRow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * All counts, of which some changed since the last transaction. Not thread-safe.
 *
 * <p>Counts of days after the last active one are kept as well, for windows reach ahead, but they are published only when that day
 * has come. A new day makes rows due for all segments, a new segment for all days. There may be millions, and a transaction that takes
 * too long is aborted: they are published one part after the other.
 */
final class ReportCounts {
    private static final int CACHED_COUNTS = 100_000;

    private final TotalsRows rows;
    private final int mostDue;
    private final Predicate<String> isLive;
    private final Map<CountKey, Counts> changed = new HashMap<>();
    private final Map<CountKey, Counts> cache = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<CountKey, Counts> eldest) {
            return size() > CACHED_COUNTS;
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
     * @param mostDue how many rows that are due, besides those that changed, are published in a transaction
     * @param isLive whether a segment is still counted: one of a dimension that is not configured any more gets no rows of new days
     */
    ReportCounts(TotalsRows rows, int mostDue, Predicate<String> isLive) {
        this.rows = rows;
        this.mostDue = mostDue;
        this.isLive = isLive;
        published = rows.segments();
        storedRange = rows.range();
        range = storedRange;
        published.forEach((segment, days) -> {
            if (!days.equals(range)) {
                storedBehind.add(segment);
                fallBehind(segment);
            }
        });
    }

    /** Adds a change. */
    void add(CountKey key, Counts change) {
        Counts counts = counts(key).plus(change);
        changed.put(key, counts);
        if (key.segment().equals(ReportRow.ALL) && counts.dau() > 0) {
            range = range.with(key.epochDay());
        }
        if (published.putIfAbsent(key.segment(), DayRange.EMPTY) == null) {
            behind.add(key.segment());
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

    /** How many counts have changed since the last transaction. */
    int changes() {
        return changed.size();
    }

    /** How many rows are due besides those of counts that changed. */
    long due() {
        return behind.stream()
                .mapToLong(segment -> range.size() - published.get(segment).size())
                .sum();
    }

    /** Stores what changed and hands over the counts to be published; until {@link #due} is 0 there are more. */
    void take(BiConsumer<CountKey, Counts> publication) {
        changed.forEach((key, counts) -> {
            rows.put(key, counts);
            if (published.get(key.segment()).contains(key.epochDay())) {
                publication.accept(key, counts);
            }
        });
        if (!range.equals(storedRange)) {
            rows.put(range);
            storedRange = range;
            published.keySet().forEach(this::fallBehind);
        }
        publishDue(publication);
        cache.putAll(changed);
        changed.clear();
    }

    private void publishDue(BiConsumer<CountKey, Counts> publication) {
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
    private int publishDays(String segment, int room, BiConsumer<CountKey, Counts> publication) {
        DayRange before = published.get(segment);
        DayRange days = before.towards(range, room);
        days.daysBeyond(before)
                .mapToObj(day -> new CountKey(day, segment))
                .forEach(key -> publication.accept(key, counts(key)));
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

    private Counts counts(CountKey key) {
        Counts counts = changed.get(key);
        return counts != null ? counts : cache.computeIfAbsent(key, rows::counts);
    }
}

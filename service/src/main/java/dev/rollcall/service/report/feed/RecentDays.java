package dev.rollcall.service.report.feed;

import dev.rollcall.report.ReportRow;
import dev.rollcall.service.report.RowKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * The latest rows of some topic by day and segment, of as many days as fit. When there are too many, all segments but {@link ReportRow#ALL}
 * lose their oldest days; when even one day has too many, segments that come later are not kept at all. Thread-safe.
 *
 * @param <V> what is kept of a row; immutable
 */
public final class RecentDays<V> {
    private final long most;
    private final ToLongFunction<V> weight;
    private final TreeMap<LocalDate, V> ofAll = new TreeMap<>();
    private final TreeMap<LocalDate, Map<String, V>> ofSegments = new TreeMap<>();

    /** How many days each segment has; sorted, so that a part can be listed without sorting, and read without the lock. */
    private final ConcurrentNavigableMap<String, Integer> daysOf = new ConcurrentSkipListMap<>();

    private LocalDate oldest = LocalDate.MIN;
    private Instant updated;
    private boolean refused;
    private long size;

    /**
     * Without rows.
     *
     * @param most how much to keep of segments, 1 or more; {@link ReportRow#ALL} comes on top
     * @param weight how much of that a row takes, not null
     */
    public RecentDays(long most, ToLongFunction<V> weight) {
        this.most = most;
        this.weight = weight;
    }

    /**
     * Keeps a row, or leaves it if there is no room for it.
     *
     * @param key its day and segment, not null
     * @param at when it was published, not null
     * @param row what to keep of it, from a key whose day and segment are objects that other rows have too; not null
     */
    public synchronized void put(RowKey key, Instant at, Function<RowKey, V> row) {
        updated = updated == null || at.isAfter(updated) ? at : updated;
        if (key.segment().equals(ReportRow.ALL)) {
            ofAll.put(key.day(), row.apply(key));
        } else if (!key.day().isBefore(oldest)) {
            putSegment(key, row);
            makeRoom();
        }
    }

    private void putSegment(RowKey key, Function<RowKey, V> row) {
        Map<String, V> day = ofSegments.computeIfAbsent(key.day(), none -> new HashMap<>());
        if (size >= most && ofSegments.size() == 1 && !day.containsKey(key.segment())) {
            refused = true;
            return;
        }
        String known = daysOf.ceilingKey(key.segment());
        String name = key.segment().equals(known) ? known : key.segment();
        V kept = row.apply(new RowKey(ofSegments.floorKey(key.day()), name));
        V before = day.put(name, kept);
        size += weight.applyAsLong(kept);
        if (before == null) {
            daysOf.merge(name, 1, Integer::sum);
        } else {
            size -= weight.applyAsLong(before);
        }
    }

    private void makeRoom() {
        while (size > most && ofSegments.size() > 1) {
            Map.Entry<LocalDate, Map<String, V>> day = ofSegments.pollFirstEntry();
            day.getValue().forEach(this::lose);
            oldest = day.getKey().plusDays(1);
        }
    }

    /**
     * Forgets a row that was taken back.
     *
     * @param key its day and segment, not null
     */
    public synchronized void remove(RowKey key) {
        if (key.segment().equals(ReportRow.ALL)) {
            ofAll.remove(key.day());
        } else if (ofSegments.containsKey(key.day())) {
            V removed = ofSegments.get(key.day()).remove(key.segment());
            if (removed != null) {
                lose(key.segment(), removed);
            }
        }
    }

    private void lose(String segment, V row) {
        size -= weight.applyAsLong(row);
        daysOf.computeIfPresent(segment, (name, days) -> days == 1 ? null : days - 1);
    }

    /**
     * The rows of a segment.
     *
     * @param segment the segment, not null
     * @param from the first day, not null
     * @param to the last day, inclusive, not before the first
     * @return the rows by day; empty if there is none
     */
    public synchronized List<V> of(String segment, LocalDate from, LocalDate to) {
        if (segment.equals(ReportRow.ALL)) {
            return List.copyOf(ofAll.subMap(from, true, to, true).values());
        }
        return ofSegments.subMap(from, true, to, true).values().stream()
                .map(day -> day.get(segment))
                .filter(Objects::nonNull)
                .toList();
    }

    /**
     * Whether any row of a segment is kept.
     *
     * @param segment the segment, not null
     * @return true for {@link ReportRow#ALL}, whose rows are always kept
     */
    public boolean knows(String segment) {
        return segment.equals(ReportRow.ALL) || daysOf.containsKey(segment);
    }

    /**
     * The segments of which rows are kept. Keeps nobody waiting, however many there are.
     *
     * @param prefix what their names begin with, not null
     * @return in the order of their names, without {@link ReportRow#ALL}; live
     */
    public Stream<String> segments(String prefix) {
        return daysOf.tailMap(prefix).keySet().stream().takeWhile(segment -> segment.startsWith(prefix));
    }

    /**
     * The newest day that {@link ReportRow#ALL} has a row of.
     *
     * @return empty if there is none
     */
    public synchronized Optional<LocalDate> newest() {
        return ofAll.isEmpty() ? Optional.empty() : Optional.of(ofAll.lastKey());
    }

    /**
     * The oldest day that {@link ReportRow#ALL} has a row of.
     *
     * @return empty if there is none
     */
    public synchronized Optional<LocalDate> first() {
        return ofAll.isEmpty() ? Optional.empty() : Optional.of(ofAll.firstKey());
    }

    /**
     * When the newest of all rows was published.
     *
     * @return empty if there was none
     */
    public synchronized Optional<Instant> updated() {
        return Optional.ofNullable(updated);
    }

    /**
     * The first day of which rows of a segment are kept, if older ones had to go.
     *
     * @param segment the segment, not null
     * @return empty if nothing had to go
     */
    public synchronized Optional<LocalDate> keptFrom(String segment) {
        return segment.equals(ReportRow.ALL) || oldest.equals(LocalDate.MIN) ? Optional.empty() : Optional.of(oldest);
    }

    /**
     * Whether there was no room for some segments.
     *
     * @return whether {@link #segments} is incomplete
     */
    public synchronized boolean segmentsMissing() {
        return refused;
    }
}

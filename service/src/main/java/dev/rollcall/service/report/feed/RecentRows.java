package dev.rollcall.service.report.feed;

import dev.rollcall.report.ReportRow;
import dev.rollcall.service.report.RowKey;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/**
 * The latest report rows, of as many days as fit. When there are too many, all segments but {@link ReportRow#ALL} lose their oldest
 * days; when even one day has too many, segments that come later are not kept at all. Thread-safe.
 */
public final class RecentRows {
    private final int most;
    private final TreeMap<LocalDate, PublishedRow> ofAll = new TreeMap<>();
    private final TreeMap<LocalDate, Map<String, PublishedRow>> ofSegments = new TreeMap<>();

    /** How many days each segment has; sorted, so that a part can be listed without sorting, and read without the lock. */
    private final ConcurrentNavigableMap<String, Integer> daysOf = new ConcurrentSkipListMap<>();

    private ZoneId zone;
    private LocalDate oldest = LocalDate.MIN;
    private boolean refused;
    private int size;

    /**
     * Without rows.
     *
     * @param most how many rows of segments to keep, 1 or more; those of {@link ReportRow#ALL} come on top
     */
    public RecentRows(int most) {
        this.most = most;
    }

    /**
     * Keeps a row, or leaves it if there is no room for it.
     *
     * @param published the row, not null
     */
    public synchronized void put(PublishedRow published) {
        RowKey key = RowKey.of(published.row());
        if (key.segment().equals(ReportRow.ALL)) {
            ofAll.put(key.day(), published);
        } else if (!key.day().isBefore(oldest)) {
            putSegment(key, published);
            makeRoom();
        }
    }

    private void putSegment(RowKey key, PublishedRow published) {
        Map<String, PublishedRow> day = ofSegments.computeIfAbsent(key.day(), none -> new HashMap<>());
        if (size >= most && ofSegments.size() == 1 && !day.containsKey(key.segment())) {
            refused = true;
            return;
        }
        PublishedRow shared = new PublishedRow(shared(published.row()), published.at());
        String name = shared.row().segment();
        if (day.put(name, shared) == null) {
            size++;
            daysOf.merge(name, 1, Integer::sum);
        }
    }

    /** A row is small, and its day, zone and segment are objects that many others have too. */
    private ReportRow shared(ReportRow row) {
        String known = daysOf.ceilingKey(row.segment());
        String name = row.segment().equals(known) ? known : row.segment();
        zone = row.zone().equals(zone) ? zone : row.zone();
        LocalDate day = ofSegments.floorKey(row.day());
        return new ReportRow(day, zone, name, row.counts());
    }

    private void makeRoom() {
        while (size > most && ofSegments.size() > 1) {
            Map.Entry<LocalDate, Map<String, PublishedRow>> day = ofSegments.pollFirstEntry();
            size -= day.getValue().size();
            day.getValue().keySet().forEach(this::loseDay);
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
        } else if (ofSegments.getOrDefault(key.day(), new HashMap<>()).remove(key.segment()) != null) {
            size--;
            loseDay(key.segment());
        }
    }

    private void loseDay(String segment) {
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
    public synchronized List<PublishedRow> of(String segment, LocalDate from, LocalDate to) {
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
     * The first day of which rows of segments are kept, if older ones had to go.
     *
     * @return empty if nothing had to go
     */
    public synchronized Optional<LocalDate> keptFrom() {
        return oldest.equals(LocalDate.MIN) ? Optional.empty() : Optional.of(oldest);
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

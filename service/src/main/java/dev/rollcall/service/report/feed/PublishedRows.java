package dev.rollcall.service.report.feed;

import dev.rollcall.report.ReportRow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The latest report rows, of as many days as fit. When there are too many, all segments but {@link ReportRow#ALL} lose their oldest
 * days; when even one day has too many, segments that come later are not kept at all. Thread-safe.
 */
public final class PublishedRows {
    private final int most;
    private final TreeMap<LocalDate, PublishedRow> ofAll = new TreeMap<>();
    private final TreeMap<LocalDate, Map<String, PublishedRow>> ofSegments = new TreeMap<>();
    private final Map<String, String> names = new HashMap<>();
    private ZoneId zone;
    private LocalDate oldest = LocalDate.MIN;
    private boolean refused;
    private int size;

    /**
     * Without rows.
     *
     * @param most how many rows of segments to keep, 1 or more; those of {@link ReportRow#ALL} come on top
     */
    public PublishedRows(int most) {
        this.most = most;
    }

    /**
     * Keeps a row, or leaves it if there is no room for it.
     *
     * @param row the row, not null
     * @param published the timestamp of its record, not null
     */
    public synchronized void put(ReportRow row, Instant published) {
        if (row.segment().equals(ReportRow.ALL)) {
            ofAll.put(row.day(), new PublishedRow(row, published));
        } else if (!row.day().isBefore(oldest)) {
            putSegment(row, published);
            makeRoom();
        }
    }

    private void putSegment(ReportRow row, Instant published) {
        Map<String, PublishedRow> day = ofSegments.computeIfAbsent(row.day(), none -> new HashMap<>());
        if (size >= most && ofSegments.size() == 1 && !day.containsKey(row.segment())) {
            refused = true;
            return;
        }
        String name = names.computeIfAbsent(row.segment(), segment -> segment);
        if (day.put(name, new PublishedRow(shared(row, name), published)) == null) {
            size++;
        }
    }

    /** A row is small, and its day, zone and segment are objects that many others have too. */
    private ReportRow shared(ReportRow row, String name) {
        zone = row.zone().equals(zone) ? zone : row.zone();
        LocalDate day = ofSegments.floorKey(row.day());
        return new ReportRow(day, zone, name, row.dau(), row.wau(), row.mau(), row.newUsers());
    }

    private void makeRoom() {
        while (size > most && ofSegments.size() > 1) {
            Map.Entry<LocalDate, Map<String, PublishedRow>> day = ofSegments.pollFirstEntry();
            size -= day.getValue().size();
            oldest = day.getKey().plusDays(1);
        }
    }

    /**
     * Forgets a row that was taken back.
     *
     * @param day its day, not null
     * @param segment its segment, not null
     */
    public synchronized void remove(LocalDate day, String segment) {
        if (segment.equals(ReportRow.ALL)) {
            ofAll.remove(day);
            return;
        }
        Map<String, PublishedRow> rows = ofSegments.getOrDefault(day, Map.of());
        if (rows.containsKey(segment)) {
            rows.remove(segment);
            size--;
        }
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
        List<PublishedRow> rows = new ArrayList<>();
        for (Map<String, PublishedRow> day :
                ofSegments.subMap(from, true, to, true).values()) {
            Optional.ofNullable(day.get(segment)).ifPresent(rows::add);
        }
        return rows;
    }

    /**
     * Whether any row of a segment is kept.
     *
     * @param segment the segment, not null
     * @return true for {@link ReportRow#ALL}, whose rows are always kept
     */
    public synchronized boolean knows(String segment) {
        return segment.equals(ReportRow.ALL)
                || ofSegments.descendingMap().values().stream().anyMatch(day -> day.containsKey(segment));
    }

    /**
     * The segments of which rows are kept.
     *
     * @return in the order of their names, without {@link ReportRow#ALL}
     */
    public synchronized NavigableSet<String> segments() {
        NavigableSet<String> segments = new TreeSet<>();
        ofSegments.values().forEach(day -> segments.addAll(day.keySet()));
        return segments;
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

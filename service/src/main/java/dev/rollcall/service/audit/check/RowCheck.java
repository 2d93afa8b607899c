package dev.rollcall.service.audit.check;

import static dev.rollcall.service.text.Wording.number;

import dev.rollcall.service.audit.difference.AuditDifference.Kind;
import dev.rollcall.service.audit.difference.Differences;
import dev.rollcall.service.audit.published.PublishedRows;
import dev.rollcall.service.audit.recount.Bounds;
import dev.rollcall.service.audit.recount.Extent;
import dev.rollcall.service.audit.recount.Recounted;
import dev.rollcall.service.audit.recount.Segments;
import dev.rollcall.service.audit.recount.Windows;
import dev.rollcall.service.report.Count;
import dev.rollcall.service.report.RowKey;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares published rows with what visits come to. Not thread-safe. */
public final class RowCheck {
    private final Segments segments;
    private final PublishedRows published;
    private final Recounted recounted;
    private final Untold untold;
    private final boolean nothingSure;
    private final Differences differences;
    private final AskedDays asked;
    private final NavigableSet<LocalDate> openDays = new TreeSet<>();
    private final NavigableSet<LocalDate> untoldDays = new TreeSet<>();
    private final NavigableSet<LocalDate> days = new TreeSet<>();
    private long rows;

    /**
     * A check.
     *
     * @param segments their names
     * @param published what was published
     * @param recounted what it must be
     * @param untold what cannot be told
     * @param asked which days are asked for
     * @param nothingSure whether no event is surely counted; then days whose rows are not complete are called open
     * @param differences where differences go
     */
    public RowCheck(
            Segments segments,
            PublishedRows published,
            Recounted recounted,
            Untold untold,
            AskedDays asked,
            boolean nothingSure,
            Differences differences) {
        this.segments = segments;
        this.published = published;
        this.recounted = recounted;
        this.untold = untold;
        this.nothingSure = nothingSure;
        this.differences = differences;
        this.asked = asked;
    }

    /**
     * Compares all rows of the asked days.
     *
     * @param zone that of every row, not null
     */
    public void compare(ZoneId zone) {
        Extent all = recounted.fullExtent();
        int last = Math.min(asked.last(), all.lastDay());
        for (int day = Math.max(asked.first(), all.firstDay()); day <= last; day++) {
            int epochDay = day;
            all.segments().stream().forEach(segment -> compare(segment, epochDay));
        }
        published.counts().forEachRow((segment, day) -> {
            if (asked.contain(day) && !all.contains(segment, day)) {
                compareUnexpected(segment, day);
            }
        });
        published.faults().forEach((key, fault) -> {
            int day = asked.dayOf(key);
            if (asked.contain(day)) {
                differ(day, key, "row", fault, "a row in zone " + zone);
            }
        });
    }

    private void compare(int segment, int epochDay) {
        boolean required = recounted.sureExtent().contains(segment, epochDay);
        note(epochDay, nothingSure ? isIncomplete(segment, epochDay) : !required || isOpen(segment, epochDay));
        if (published.counts().hasRow(segment, epochDay)) {
            rows++;
            compareCounts(segment, epochDay);
        } else if (required && !published.faults().containsKey(key(segment, epochDay))) {
            String must = describe(count -> bounds(segment, epochDay, count));
            differ(epochDay, key(segment, epochDay), "row", "missing", must);
        }
    }

    private boolean isOpen(int segment, int epochDay) {
        return Count.ALL.stream()
                .anyMatch(count -> !recounted.bounds(segment, epochDay, count).isExact());
    }

    /** Whether users are missing. Who is new on a day, say, is not known before all are counted. */
    private boolean isIncomplete(int segment, int epochDay) {
        return !published.counts().hasRow(segment, epochDay)
                || Count.ALL.stream()
                        .filter(count -> !Windows.mayShrink(count))
                        .anyMatch(count -> published.counts().get(segment, epochDay, count)
                                < recounted.bounds(segment, epochDay, count).most());
    }

    private void note(int epochDay, boolean open) {
        LocalDate day = LocalDate.ofEpochDay(epochDay);
        days.add(day);
        if (open) {
            openDays.add(day);
        }
        if (untold.touches(epochDay)) {
            untoldDays.add(day);
        }
    }

    /** A row that the events that are left do not account for. */
    private void compareUnexpected(int segment, int epochDay) {
        rows++;
        note(epochDay, false);
        if (untold.mayExtend(epochDay, recounted.fullExtent().lastDay())) {
            compareCounts(segment, epochDay);
        } else {
            String row = describe(count -> number(published.counts().get(segment, epochDay, count)));
            differ(epochDay, key(segment, epochDay), "row", row, "none");
        }
    }

    private void compareCounts(int segment, int epochDay) {
        for (Count count : Count.ALL) {
            long number = published.counts().get(segment, epochDay, count);
            Bounds bounds = bounds(segment, epochDay, count);
            if (!bounds.contain(number)) {
                differ(epochDay, key(segment, epochDay), count.field(), number(number), bounds.toString());
            }
        }
    }

    private Bounds bounds(int segment, int epochDay, Count count) {
        return untold.widen(recounted, segment, epochDay, count);
    }

    private String key(int segment, int epochDay) {
        return new RowKey(LocalDate.ofEpochDay(epochDay), segments.name(segment)).toString();
    }

    private static String describe(Function<Count, Object> number) {
        return Count.ALL.stream()
                .map(count -> count.field() + " " + number.apply(count))
                .collect(Collectors.joining(", "));
    }

    private void differ(int epochDay, String key, String field, String is, String must) {
        differences.add(epochDay, 0, Kind.ROW, key, field, is, must);
    }

    /**
     * How many rows were compared.
     *
     * @return rows
     */
    public long rows() {
        return rows;
    }

    /**
     * All days of those rows.
     *
     * @return sorted; live
     */
    public NavigableSet<LocalDate> days() {
        return days;
    }

    /**
     * Those of them that have events that are not surely counted.
     *
     * @return sorted; live
     */
    public NavigableSet<LocalDate> openDays() {
        return openDays;
    }

    /**
     * Those of them of which input is gone.
     *
     * @return sorted; live
     */
    public NavigableSet<LocalDate> untoldDays() {
        return untoldDays;
    }
}

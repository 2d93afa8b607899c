package dev.rollcall.service.audit.check;

import static dev.rollcall.service.text.Wording.number;

import dev.rollcall.report.GapsRow;
import dev.rollcall.service.audit.difference.AuditDifference.Kind;
import dev.rollcall.service.audit.difference.Differences;
import dev.rollcall.service.audit.published.PublishedGaps;
import dev.rollcall.service.audit.recount.Bounds;
import dev.rollcall.service.audit.recount.Breakdown;
import dev.rollcall.service.audit.recount.Extent;
import dev.rollcall.service.audit.recount.Recounted;
import dev.rollcall.service.audit.recount.RecountedBars;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares published gaps with those of the visits. Not thread-safe. */
public final class GapsCheck {
    private final PublishedGaps published;
    private final Recounted recounted;
    private final RecountedBars bars;
    private final Untold untold;
    private final AskedDays asked;
    private final Differences differences;
    private final NavigableSet<LocalDate> openDays = new TreeSet<>();
    private long rows;

    /**
     * A check.
     *
     * @param published what was published, not null
     * @param recounted what it must be, not null
     * @param untold what cannot be told, not null
     * @param asked which days are asked for, not null
     * @param differences where differences go, not null
     */
    public GapsCheck(
            PublishedGaps published, Recounted recounted, Untold untold, AskedDays asked, Differences differences) {
        this.published = published;
        this.recounted = recounted;
        this.untold = untold;
        this.asked = asked;
        this.differences = differences;
        bars = recounted.bars();
    }

    /** Compares the gaps of all asked days. */
    public void compare() {
        Extent all = recounted.fullExtent();
        int last = Math.min(asked.last(), all.lastDay());
        for (int day = Math.max(asked.first(), all.firstDay()); day <= last; day++) {
            int epochDay = day;
            all.segments().stream().forEach(segment -> compare(new PublishedGaps.Key(segment, epochDay)));
        }
        published.forEach((key, row) -> {
            if (asked.contain(key.epochDay()) && !all.contains(key.segment(), key.epochDay())) {
                compareUnexpected(key, row);
            }
        });
        published.faults().forEach((key, fault) -> {
            int day = asked.dayOf(key);
            if (asked.contain(day)) {
                differences.add(day, 0, Kind.GAPS, key, "gaps", fault, "gaps");
            }
        });
    }

    private void compare(PublishedGaps.Key key) {
        Optional<GapsRow> row = published.row(key);
        if (!bars.isExact(key.segment(), Breakdown.GAPS, key.epochDay())) {
            openDays.add(LocalDate.ofEpochDay(key.epochDay()));
        }
        if (row.isPresent()) {
            compare(key, row.get());
        } else if (recounted.sureExtent().contains(key.segment(), key.epochDay())
                && !published.faults().containsKey(published.text(key))) {
            differ(key, "gaps", "missing", describe(key));
        }
    }

    private void compareUnexpected(PublishedGaps.Key key, GapsRow row) {
        if (untold.mayExtend(key.epochDay(), recounted.fullExtent().lastDay())) {
            compare(key, row);
        } else {
            rows++;
            differ(key, "gaps", "new " + number(row.newUsers()) + ", gaps " + row.gaps(), "none");
        }
    }

    private void compare(PublishedGaps.Key key, GapsRow row) {
        rows++;
        NavigableSet<Integer> all = bars.bars(key.segment(), Breakdown.GAPS, key.epochDay());
        all.addAll(row.gaps().keySet());
        all.add(Breakdown.NEW);
        for (int gap : all) {
            long users = gap == Breakdown.NEW ? row.newUsers() : row.gaps().getOrDefault(gap, 0L);
            Bounds bounds = bounds(key, gap);
            if (!bounds.contain(users)) {
                differ(key, field(gap), number(users), bounds.toString());
            }
        }
    }

    private Bounds bounds(PublishedGaps.Key key, int gap) {
        Bounds bounds = bars.bounds(key.segment(), Breakdown.GAPS, key.epochDay(), gap);
        return gap == Breakdown.NEW
                ? untold.widenFirst(bounds, key.epochDay())
                : untold.widenGap(bounds, key.epochDay(), gap);
    }

    private String describe(PublishedGaps.Key key) {
        NavigableSet<Integer> all = bars.bars(key.segment(), Breakdown.GAPS, key.epochDay());
        all.add(Breakdown.NEW);
        return all.stream().map(gap -> field(gap) + " " + bounds(key, gap)).collect(Collectors.joining(", "));
    }

    private static String field(int gap) {
        return gap == Breakdown.NEW ? "new" : "gap " + gap;
    }

    private void differ(PublishedGaps.Key key, String field, String is, String must) {
        differences.add(key.epochDay(), 0, Kind.GAPS, published.text(key), field, is, must);
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
     * Days whose gaps depend on events that are not surely counted.
     *
     * @return sorted; live
     */
    public NavigableSet<LocalDate> openDays() {
        return openDays;
    }
}

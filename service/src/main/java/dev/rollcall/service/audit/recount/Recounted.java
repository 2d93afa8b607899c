package dev.rollcall.service.audit.recount;

import dev.rollcall.changes.CohortLimits;
import dev.rollcall.service.report.Count;
import java.util.BitSet;

/**
 * What visits come to: for every day and segment what is counted for sure, and how much more it may be with the visits that are open.
 *
 * <p>Not thread-safe.
 */
public final class Recounted {
    private final Windows windows;
    private final CountTable sure = new CountTable();
    private final CountTable more = new CountTable();
    private final RecountedBars bars;
    private final RangeUsers ranges;
    private final Extent sureExtent = new Extent();
    private final Extent fullExtent = new Extent();

    /**
     * Nothing counted yet.
     *
     * @param windows what rows are counted by, not null
     * @param cohorts how far cohorts are followed, not null
     * @param ranges those whose users are to be counted, not null
     */
    public Recounted(Windows windows, CohortLimits cohorts, RangeUsers ranges) {
        this.windows = windows;
        this.ranges = ranges;
        bars = new RecountedBars(cohorts);
    }

    /**
     * Gaps and cohorts.
     *
     * @return live
     */
    public RecountedBars bars() {
        return bars;
    }

    /**
     * Ranges and their users.
     *
     * @return live
     */
    public RangeUsers ranges() {
        return ranges;
    }

    /**
     * What a row must hold.
     *
     * @param segment the number of its segment
     * @param epochDay its day
     * @param count which of its counts
     * @return the bounds
     */
    public Bounds bounds(int segment, int epochDay, Count count) {
        return Bounds.exactly(sure.get(segment, epochDay, count)).upTo(more.get(segment, epochDay, count));
    }

    /**
     * The days and segments that are counted for sure.
     *
     * @return live
     */
    public Extent sureExtent() {
        return sureExtent;
    }

    /**
     * The same with the open visits.
     *
     * @return live
     */
    public Extent fullExtent() {
        return fullExtent;
    }

    /**
     * How many visits made their user active on their day.
     *
     * @return the bounds
     */
    public Bounds firstVisits() {
        Bounds sum = Bounds.exactly(0);
        for (int day = fullExtent.firstDay(); day <= fullExtent.lastDay(); day++) {
            sum = sum.plus(bounds(Segments.ALL, day, Count.DAU));
        }
        return sum;
    }

    /** Adds all facts of one user in one segment, which are sorted by day. */
    void add(Facts facts, int from, int to) {
        int segment = Facts.segment(facts.get(from));
        int first = Facts.epochDay(facts.get(from));
        BitSet all = new BitSet();
        BitSet certain = new BitSet();
        for (int i = from; i < to; i++) {
            int day = Facts.epochDay(facts.get(i));
            all.set(day - first);
            fullExtent.add(segment, day);
            if (!Facts.isOpen(facts.get(i))) {
                certain.set(day - first);
                sureExtent.add(segment, day);
            }
        }
        ActiveDays days = new ActiveDays(first, certain, all);
        for (Count count : Count.ALL) {
            days.forEachDay(count, windows, (day, isSure) -> (isSure ? sure : more).add(segment, day, count, 1));
        }
        bars.add(segment, days);
        ranges.add(segment, days);
    }
}

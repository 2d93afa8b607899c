package dev.rollcall.service.audit.recount;

import java.util.BitSet;

/** From which day to which, and in which segments, anybody was active: every such day and segment has a row. Not thread-safe. */
public final class Extent {
    private final BitSet segments = new BitSet();
    private int firstDay;
    private int lastDay = -1;

    void add(int segment, int epochDay) {
        firstDay = segments.isEmpty() ? epochDay : Math.min(firstDay, epochDay);
        lastDay = segments.isEmpty() ? epochDay : Math.max(lastDay, epochDay);
        segments.set(segment);
    }

    /**
     * Whether there is a row of a day and segment.
     *
     * @param segment the number of the segment
     * @param epochDay the day
     * @return whether it lies within
     */
    public boolean contains(int segment, int epochDay) {
        return segments.get(segment) && epochDay >= firstDay && epochDay <= lastDay;
    }

    /**
     * The segments.
     *
     * @return their numbers; live
     */
    public BitSet segments() {
        return segments;
    }

    /**
     * The first day.
     *
     * @return the epoch day
     */
    public int firstDay() {
        return firstDay;
    }

    /**
     * The last day.
     *
     * @return the epoch day; one before the first if there is none
     */
    public int lastDay() {
        return lastDay;
    }
}

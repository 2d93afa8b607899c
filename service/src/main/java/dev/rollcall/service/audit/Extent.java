package dev.rollcall.service.audit;

import java.util.BitSet;

/** From which day to which, and in which segments, anybody was active: every such day and segment has a row. Not thread-safe. */
final class Extent {
    private final BitSet segments = new BitSet();
    private int firstDay;
    private int lastDay = -1;

    void add(int segment, int epochDay) {
        firstDay = segments.isEmpty() ? epochDay : Math.min(firstDay, epochDay);
        lastDay = segments.isEmpty() ? epochDay : Math.max(lastDay, epochDay);
        segments.set(segment);
    }

    boolean contains(int segment, int epochDay) {
        return segments.get(segment) && epochDay >= firstDay && epochDay <= lastDay;
    }

    boolean isEmpty() {
        return segments.isEmpty();
    }

    BitSet segments() {
        return segments;
    }

    int firstDay() {
        return firstDay;
    }

    /** Before the first day if there is none. */
    int lastDay() {
        return lastDay;
    }
}

package dev.rollcall.ledger;

import java.util.Arrays;

/**
 * What the ledger keeps for one user: for each segment the set of days on which the user was active.
 *
 * <p>Segments are named by the numbers of {@link SegmentNames}; segment {@link SegmentNames#ALL} is always the first. Not
 * thread-safe.
 */
final class ActivityRow {
    private static final int[] NO_SEGMENTS = {};
    private static final DaySet[] NO_DAYS = {};

    private final byte[] user;
    private final long hash;
    // Apart from the others: without dimensions it is all there is, and every look-up on the way to it costs a cache
    // miss.
    private DaySet all;
    private int[] segments = NO_SEGMENTS;
    private DaySet[] days = NO_DAYS;
    private int others;
    private boolean changed;

    /** A row without any day. The hash is that of {@link dev.rollcall.bytes.ByteSlice#hash()}. */
    ActivityRow(byte[] user, long hash) {
        this.user = user;
        this.hash = hash;
    }

    byte[] user() {
        return user;
    }

    long hash() {
        return hash;
    }

    /** How many segments the user was ever active in. */
    int size() {
        return all == null ? 0 : 1 + others;
    }

    /** The number of a segment; the one at index 0 is {@link SegmentNames#ALL}. */
    int segment(int index) {
        return index == 0 ? SegmentNames.ALL : segments[index - 1];
    }

    DaySet days(int index) {
        return index == 0 ? all : days[index - 1];
    }

    /** The days of a segment, or null if the user was never active in it. */
    DaySet daysIn(int segment) {
        if (segment == SegmentNames.ALL) {
            return all;
        }
        for (int index = 0; index < others; index++) {
            if (segments[index] == segment) {
                return days[index];
            }
        }
        return null;
    }

    /** Adds a segment that is not in the row yet; {@link SegmentNames#ALL} must be the first. */
    void put(int segment, DaySet set) {
        if (segment == SegmentNames.ALL) {
            all = set;
            return;
        }
        if (others == segments.length) {
            segments = Arrays.copyOf(segments, others + 2);
            days = Arrays.copyOf(days, others + 2);
        }
        segments[others] = segment;
        days[others++] = set;
    }

    /** The latest day on which the user was active, or {@link DaySet#NONE}. */
    int newestDay() {
        return all == null ? DaySet.NONE : all.newest();
    }

    /** Drops the words of all segments that hold no day from the given one on. */
    void dropBefore(int day) {
        all.dropBefore(day);
        for (int index = 0; index < others; index++) {
            days[index].dropBefore(day);
        }
    }

    /** Whether the row differs from what the store holds. */
    boolean isChanged() {
        return changed;
    }

    void setChanged(boolean changed) {
        this.changed = changed;
    }
}

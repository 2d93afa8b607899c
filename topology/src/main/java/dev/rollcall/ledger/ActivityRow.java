package dev.rollcall.ledger;

import java.util.Arrays;

/**
 * What the ledger keeps for one user: for each segment the set of days on which the user was active.
 *
 * <p>Segments are named by the numbers of {@link SegmentNames}; segment {@link SegmentNames#ALL} is always the first. Not
 * thread-safe.
 */
final class ActivityRow {
    private final byte[] user;
    private final long hash;
    private int[] segments = new int[1];
    private DaySet[] days = new DaySet[1];
    private int count;
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
        return count;
    }

    int segment(int index) {
        return segments[index];
    }

    DaySet days(int index) {
        return days[index];
    }

    /** The days of a segment, or null if the user was never active in it. */
    DaySet daysIn(int segment) {
        for (int index = 0; index < count; index++) {
            if (segments[index] == segment) {
                return days[index];
            }
        }
        return null;
    }

    /** Adds a segment that is not in the row yet. */
    void put(int segment, DaySet set) {
        if (count == segments.length) {
            segments = Arrays.copyOf(segments, count + 2);
            days = Arrays.copyOf(days, count + 2);
        }
        segments[count] = segment;
        days[count++] = set;
    }

    /** The latest day on which the user was active, or {@link DaySet#NONE}. */
    int newestDay() {
        return count == 0 ? DaySet.NONE : days[0].newest();
    }

    /** Drops the words of all segments that hold no day from the given one on. */
    void dropBefore(int day) {
        for (int index = 0; index < count; index++) {
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

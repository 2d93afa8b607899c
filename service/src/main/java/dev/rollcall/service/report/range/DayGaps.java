package dev.rollcall.service.report.range;

import dev.rollcall.report.GapsRow;
import java.util.Arrays;
import java.util.Map;

/** A row of the gaps topic in little memory, with sums instead of counts, so that each question is one binary search. Immutable. */
public final class DayGaps {
    /** Objects and array headers, in bytes. */
    private static final int FIXED_BYTES = 72;

    private static final int BYTES_PER_GAP = Integer.BYTES + Long.BYTES;

    private final int epochDay;
    private final int[] gaps;

    /** How many users are new or have at least the gap of the same index; behind the last gap those who are new. */
    private final long[] atLeast;

    private DayGaps(int epochDay, int[] gaps, long[] atLeast) {
        this.epochDay = epochDay;
        this.gaps = gaps;
        this.atLeast = atLeast;
    }

    /**
     * Takes over a row.
     *
     * @param row the row, not null
     * @return the same numbers
     */
    public static DayGaps of(GapsRow row) {
        int[] gaps = new int[row.gaps().size()];
        long[] atLeast = new long[gaps.length + 1];
        long sum = row.newUsers();
        int at = gaps.length;
        atLeast[at] = sum;
        for (Map.Entry<Integer, Long> gap : row.gaps().descendingMap().entrySet()) {
            at--;
            sum += gap.getValue();
            gaps[at] = gap.getKey();
            atLeast[at] = sum;
        }
        return new DayGaps((int) row.day().toEpochDay(), gaps, atLeast);
    }

    /**
     * The day.
     *
     * @return epoch day
     */
    public int epochDay() {
        return epochDay;
    }

    /**
     * How many users were active on the day for the first time.
     *
     * @return users
     */
    public long newUsers() {
        return atLeast[gaps.length];
    }

    /**
     * How many users of the day were not active in the days before it, back to a given one.
     *
     * @param first epoch day, the first of a range that ends on this row's day or later
     * @return users whose first active day in the range this is
     */
    public long firstSince(int first) {
        int found = Arrays.binarySearch(gaps, epochDay - first + 1);
        return atLeast[found < 0 ? -found - 1 : found];
    }

    /**
     * How much heap it takes.
     *
     * @return bytes, about
     */
    public int bytes() {
        return FIXED_BYTES + BYTES_PER_GAP * gaps.length;
    }
}

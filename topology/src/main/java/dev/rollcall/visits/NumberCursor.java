package dev.rollcall.visits;

import dev.rollcall.bytes.BitReader;
import dev.rollcall.bytes.ByteReader;
import dev.rollcall.bytes.ByteSlice;
import java.util.Arrays;

/** Goes through what {@link NumberColumn} wrote. Not thread-safe. */
final class NumberCursor {
    private final int shift;
    private final long same;
    private final ByteSlice codes = new ByteSlice();
    private long at;

    /**
     * Stands before the first number.
     *
     * @param in where the column begins; behind it afterwards
     * @throws IllegalArgumentException if no column stands there
     */
    NumberCursor(ByteReader in) {
        shift = in.getByte();
        if (shift == NumberColumn.ALL_THE_SAME) {
            same = in.getVarLong();
        } else if (shift <= NumberColumn.LARGEST_SHIFT) {
            same = 0;
            at = (long) in.getSlice(codes).offset() * Byte.SIZE;
        } else {
            throw new IllegalArgumentException("no column of a batch begins with " + shift);
        }
    }

    /**
     * Reads the next numbers. If all are the same, there is no end to them.
     *
     * @param numbers where they are put, from the beginning on
     * @param count how many, no more than there is room for
     * @throws IndexOutOfBoundsException if there are not as many
     */
    void read(long[] numbers, int count) {
        if (shift == NumberColumn.ALL_THE_SAME) {
            Arrays.fill(numbers, 0, count, same);
            return;
        }
        BitReader bits = new BitReader(codes.array(), at);
        long low = (1L << shift) - 1;
        for (int index = 0; index < count; index++) {
            long ahead = bits.peek();
            int ones = Long.numberOfTrailingZeros(~ahead);
            if (ones < NumberColumn.MOST_ONES) {
                bits.skip(ones + 1 + shift);
                numbers[index] = ((long) ones << shift) | ((ahead >>> (ones + 1)) & low);
            } else {
                bits.skip(NumberColumn.MOST_ONES);
                numbers[index] = bits.get((int) bits.get(NumberColumn.WIDTH_BITS) + 1);
            }
        }
        at = bits.position();
        if (at > (long) (codes.offset() + codes.length()) * Byte.SIZE) {
            throw new IndexOutOfBoundsException("a column of a batch ends before its visits do");
        }
    }
}

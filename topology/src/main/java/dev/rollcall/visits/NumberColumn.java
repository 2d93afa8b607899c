package dev.rollcall.visits;

import dev.rollcall.bytes.BitWriter;
import dev.rollcall.bytes.ByteWriter;
import java.util.Arrays;
import java.util.BitSet;

/**
 * One number of every visit of a batch. Numbers that are mostly about as large as each other take few bits (Rice coding: Rice, Plaunt:
 * Adaptive Variable-Length Coding for Efficient Compression of Spacecraft Television Data), and none of them many more than its own.
 * Not thread-safe.
 *
 * <pre>
 * column := 255:8 number:varint                  if all are the same one, or there are none
 *         | shift:8 byteCount:varint number*     the last byte is filled up
 * number := 1{ones} 0 low:shift                  is ones * 2^shift + low; up to 11 ones
 *         | 1{12} width-1:6 number:width
 * </pre>
 */
final class NumberColumn {
    static final int ALL_THE_SAME = 255;
    static final int MOST_ONES = 12;
    static final int WIDTH_BITS = 6;

    /** With it a number that is not spelled out fits what can be read and written at once. */
    static final int LARGEST_SHIFT = 40;

    /** The most that one number takes. */
    static final int MOST_BITS = MOST_ONES + WIDTH_BITS + Long.SIZE;

    private long[] numbers = new long[64];
    private int count;

    void add(long number) {
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * count);
        }
        numbers[count++] = number;
    }

    /** The first number, or 0 if there is none. */
    long first() {
        return count == 0 ? 0 : numbers[0];
    }

    long get(int index) {
        return numbers[index];
    }

    /** All numbers, in a copy. */
    long[] toArray() {
        return Arrays.copyOf(numbers, count);
    }

    /** Leaves out the numbers of some visits, by their indexes, at least of one. */
    void leaveOut(BitSet visits) {
        int kept = visits.nextSetBit(0);
        for (int index = kept; index < count; index++) {
            if (!visits.get(index)) {
                numbers[kept++] = numbers[index];
            }
        }
        count = kept;
    }

    void clear() {
        count = 0;
    }

    /** Replaces each number by its difference to the one before, the first one by that to {@code before}. */
    void toDifferences(long before) {
        long previous = before;
        for (int index = 0; index < count; index++) {
            long number = numbers[index];
            numbers[index] = number - previous;
            previous = number;
        }
    }

    /** Replaces each number by one that is small if it is near zero, on either side. */
    void toZigZag() {
        for (int index = 0; index < count; index++) {
            numbers[index] = ByteWriter.zigZag(numbers[index]);
        }
    }

    /** Writes the column. */
    void writeTo(ByteWriter out) {
        if (areAllTheSame()) {
            out.putByte(ALL_THE_SAME);
            out.putVarLong(first());
            return;
        }
        int shift = Math.max(0, Math.min(LARGEST_SHIFT, widthOfTheMedian() - 1));
        BitWriter bits = new BitWriter((long) count * MOST_BITS);
        for (int index = 0; index < count; index++) {
            put(numbers[index], shift, bits);
        }
        out.putByte(shift);
        out.putSlice(bits.slice());
    }

    private boolean areAllTheSame() {
        int index = 0;
        while (index < count && numbers[index] == numbers[0]) {
            index++;
        }
        return index == count;
    }

    private int widthOfTheMedian() {
        int[] counts = new int[Long.SIZE + 1];
        for (int index = 0; index < count; index++) {
            counts[width(numbers[index])]++;
        }
        int median = 0;
        for (int below = counts[0]; 2 * below < count; below += counts[median]) {
            median++;
        }
        return median;
    }

    private static void put(long number, int shift, BitWriter bits) {
        long ones = number >>> shift;
        if (Long.compareUnsigned(ones, MOST_ONES) < 0) {
            long low = number & ((1L << shift) - 1);
            bits.put((low << (ones + 1)) | ((1L << ones) - 1), (int) ones + 1 + shift);
            return;
        }
        int width = width(number);
        bits.put(((width - 1L) << MOST_ONES) | ((1L << MOST_ONES) - 1), MOST_ONES + WIDTH_BITS);
        bits.put(number & 0xFFFFFFFFL, Math.min(width, Integer.SIZE));
        bits.put(width > Integer.SIZE ? number >>> Integer.SIZE : 0, Math.max(0, width - Integer.SIZE));
    }

    private static int width(long number) {
        return Long.SIZE - Long.numberOfLeadingZeros(number);
    }
}

package dev.rollcall.totals;

import dev.rollcall.bytes.ByteReader;
import dev.rollcall.bytes.ByteWriter;
import dev.rollcall.bytes.UnknownVersionException;
import java.util.Arrays;

/**
 * One histogram: how many users have which gap or age, in ascending order. Not thread-safe.
 *
 * <pre>
 * histogram := version:byte touched:varint bar*               touched: the offset of the record of changes that last changed it
 * bar       := difference to the bar before:varint users:zigzag
 * </pre>
 *
 * <p>A bar without users is not stored, except the first one, 0: a cohort that lost all its users is still one.
 */
final class Bars {
    private static final int VERSION = 1;
    /** With the key that it is kept under. */
    private static final int HEADER_BYTES = 256;

    private static final int BAR_BYTES = 2 * Long.BYTES + Integer.BYTES;
    private static final int FIRST_CAPACITY = 4;

    private int[] numbers = new int[FIRST_CAPACITY];
    private long[] users = new long[FIRST_CAPACITY];
    // How many users the bars up to each one have; null if that is to be worked out.
    private long[] sums;
    private int size;
    private long touched;

    /** Adds to a bar. */
    void add(int number, long difference, long offset) {
        touched = offset;
        sums = null;
        int at = Arrays.binarySearch(numbers, 0, size, number);
        if (at >= 0) {
            users[at] += difference;
        } else {
            insert(-at - 1, number, difference);
        }
    }

    private void insert(int at, int number, long count) {
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, size * 2);
            users = Arrays.copyOf(users, size * 2);
        }
        System.arraycopy(numbers, at, numbers, at + 1, size - at);
        System.arraycopy(users, at, users, at + 1, size - at);
        numbers[at] = number;
        users[at] = count;
        size++;
    }

    long users(int number) {
        int at = Arrays.binarySearch(numbers, 0, size, number);
        return at < 0 ? 0 : users[at];
    }

    /** All users. */
    long total() {
        return size == 0 ? 0 : sums()[size - 1];
    }

    /** The users of all bars up to a number, inclusive. */
    long upTo(int number) {
        int at = Arrays.binarySearch(numbers, 0, size, number);
        int last = at < 0 ? -at - 2 : at;
        return last < 0 ? 0 : sums()[last];
    }

    private long[] sums() {
        if (sums == null) {
            sums = Arrays.copyOf(users, size);
            for (int i = 1; i < size; i++) {
                sums[i] += sums[i - 1];
            }
        }
        return sums;
    }

    /** Hands over all bars, in ascending order. */
    void forEach(Visitor visitor) {
        for (int i = 0; i < size; i++) {
            visitor.bar(numbers[i], users[i]);
        }
    }

    /** The offset of the record of changes that last changed it. */
    long touched() {
        return touched;
    }

    /** How much heap it takes, nearly: bytes. */
    long bytes() {
        return HEADER_BYTES + (long) numbers.length * BAR_BYTES;
    }

    byte[] toBytes() {
        ByteWriter out = new ByteWriter(16 + 3 * size);
        out.putByte(VERSION);
        out.putVarLong(touched);
        int last = 0;
        for (int i = 0; i < size; i++) {
            if (users[i] != 0 || numbers[i] == 0) {
                out.putVarLong(numbers[i] - last);
                out.putZigZag(users[i]);
                last = numbers[i];
            }
        }
        return out.toByteArray();
    }

    /** The users of the first bar, 0, of what is stored. */
    static long firstOf(byte[] stored) {
        ByteReader in = begin(stored);
        in.getVarLong();
        return in.hasMore() && in.getVarInt() == 0 ? in.getZigZag() : 0;
    }

    private static ByteReader begin(byte[] stored) {
        ByteReader in = new ByteReader(stored);
        UnknownVersionException.check("the totals hold a histogram", in.getByte(), VERSION);
        return in;
    }

    static Bars of(byte[] stored) {
        Bars bars = new Bars();
        ByteReader in = begin(stored);
        bars.touched = in.getVarLong();
        int number = 0;
        while (in.hasMore()) {
            number += in.getVarInt();
            bars.insert(bars.size, number, in.getZigZag());
        }
        return bars;
    }

    /** Receives a bar. */
    @FunctionalInterface
    interface Visitor {
        void bar(int number, long users);
    }
}

package dev.rollcall.changes;

import dev.rollcall.bytes.HashSlots;
import java.util.Arrays;

/** Changes to the histograms of one segment, each bar once. Not thread-safe. */
final class SegmentChanges {
    private static final int FIRST_SLOTS = 16;
    private static final int BAR_BITS = 29;
    private static final int PERIOD_BITS = 32;
    private static final long PERIOD_MASK = (1L << PERIOD_BITS) - 1;

    /** 2^64 divided by the golden ratio: spreads keys that lie close together. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final HashSlots slots = new HashSlots(FIRST_SLOTS);
    // The changes in the order in which they came; a slot leads to one of them.
    private long[] keys = new long[FIRST_SLOTS / 2];
    private long[] differences = new long[FIRST_SLOTS / 2];
    private int used;

    /**
     * Adds to a bar of a histogram.
     *
     * @param histogram which kind
     * @param period the number of the period that it is of
     * @param bar which gap or age, 0 to 2^29 - 1
     * @param difference what to add
     */
    void add(Histogram histogram, int period, int bar, long difference) {
        long key = (long) histogram.code() << (PERIOD_BITS + BAR_BITS)
                | ((long) period - Integer.MIN_VALUE) << BAR_BITS
                | bar;
        int at = find(key);
        if (at < 0) {
            append(key, difference);
        } else {
            differences[at] += difference;
        }
    }

    private void append(long key, long difference) {
        if (used == keys.length) {
            keys = Arrays.copyOf(keys, used * 2);
            differences = Arrays.copyOf(differences, used * 2);
        }
        keys[used] = key;
        differences[used] = difference;
        slots.add(tag(key), used++);
    }

    /** Where the change of a key is, or -1. */
    private int find(long key) {
        long[] table = slots.table();
        int tag = tag(key);
        int at = HashSlots.home(table, tag);
        long slot = HashSlots.slot(table, at);
        while (slot != 0 && keys[HashSlots.address(slot)] != key) {
            at = HashSlots.next(table, at);
            slot = HashSlots.slot(table, at);
        }
        return HashSlots.address(slot);
    }

    private static int tag(long key) {
        return (int) ((key * SPREAD) >>> Integer.SIZE);
    }

    /** Hands over what changed: kind by kind, period by period and bar by bar in ascending order. */
    void forEach(Visitor visitor) {
        long[] sorted = Arrays.copyOf(keys, used);
        Arrays.sort(sorted);
        for (long key : sorted) {
            long difference = differences[find(key)];
            if (difference != 0) {
                visitor.bar(
                        Histogram.of((int) (key >>> (PERIOD_BITS + BAR_BITS))),
                        (int) ((key >>> BAR_BITS & PERIOD_MASK) + Integer.MIN_VALUE),
                        (int) key & ((1 << BAR_BITS) - 1),
                        difference);
            }
        }
    }

    /** How much heap it takes, nearly: bytes. */
    long bytes() {
        return slots.bytes() + 2L * Long.BYTES * keys.length;
    }

    /** Receives the change of one bar. */
    @FunctionalInterface
    interface Visitor {
        void bar(Histogram histogram, int period, int bar, long difference);
    }
}

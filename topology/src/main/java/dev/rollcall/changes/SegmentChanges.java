package dev.rollcall.changes;

import java.util.Arrays;

/**
 * Changes to the histograms of one segment: a hash table with open addressing, in which a change takes two longs. Not thread-safe.
 */
final class SegmentChanges {
    private static final int FIRST_SLOTS = 16;
    private static final long EMPTY = -1;
    private static final int BAR_BITS = 29;
    private static final int PERIOD_BITS = 32;
    private static final long PERIOD_MASK = (1L << PERIOD_BITS) - 1;

    /** 2^64 divided by the golden ratio: spreads keys that lie close together. */
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private long[] keys = emptyKeys(FIRST_SLOTS);
    private long[] differences = new long[FIRST_SLOTS];
    private int used;

    private static long[] emptyKeys(int slots) {
        long[] keys = new long[slots];
        Arrays.fill(keys, EMPTY);
        return keys;
    }

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
        int slot = find(key);
        if (keys[slot] == EMPTY) {
            keys[slot] = key;
            used++;
            differences[slot] = difference;
            if (used > keys.length / 2) {
                grow();
            }
        } else {
            differences[slot] += difference;
        }
    }

    /** Where a key is, or where it belongs. */
    private int find(long key) {
        int mask = keys.length - 1;
        int slot = (int) ((key * SPREAD) >>> 32) & mask;
        while (keys[slot] != key && keys[slot] != EMPTY) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldDifferences = differences;
        keys = emptyKeys(oldKeys.length * 2);
        differences = new long[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != EMPTY) {
                int slot = find(oldKeys[i]);
                keys[slot] = oldKeys[i];
                differences[slot] = oldDifferences[i];
            }
        }
    }

    /** Hands over what changed: kind by kind, period by period and bar by bar in ascending order. */
    void forEach(Visitor visitor) {
        long[] sorted = new long[used];
        int count = 0;
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != EMPTY && differences[i] != 0) {
                sorted[count++] = keys[i];
            }
        }
        Arrays.sort(sorted, 0, count);
        for (int i = 0; i < count; i++) {
            long key = sorted[i];
            visitor.bar(
                    Histogram.of((int) (key >>> (PERIOD_BITS + BAR_BITS))),
                    (int) ((key >>> BAR_BITS & PERIOD_MASK) + Integer.MIN_VALUE),
                    (int) key & ((1 << BAR_BITS) - 1),
                    differences[find(key)]);
        }
    }

    /** How much heap it takes, nearly: bytes. */
    long bytes() {
        return 2L * Long.BYTES * keys.length;
    }

    /** Receives the change of one bar. */
    @FunctionalInterface
    interface Visitor {
        void bar(Histogram histogram, int period, int bar, long difference);
    }
}

package dev.rollcall.totals;

import java.util.BitSet;

/** A set of numbers of periods that lie close together: a bit for each from the first to the last. Not thread-safe. */
final class PeriodSet {
    private BitSet bits = new BitSet();
    private int base;

    /** Adds all periods of a range, both ends included. */
    void add(int from, int to) {
        if (bits.isEmpty()) {
            base = from;
        } else if (from < base) {
            BitSet moved = new BitSet();
            int distance = base - from;
            bits.stream().forEach(bit -> moved.set(bit + distance));
            bits = moved;
            base = from;
        }
        bits.set(from - base, to - base + 1);
    }

    boolean contains(int period) {
        return period >= base && bits.get(period - base);
    }

    /** The first one; there must be one. */
    int first() {
        return base + bits.nextSetBit(0);
    }

    /** The last one; there must be one. */
    int last() {
        return base + bits.length() - 1;
    }

    int size() {
        return bits.cardinality();
    }
}

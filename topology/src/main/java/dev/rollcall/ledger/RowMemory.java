package dev.rollcall.ledger;

import java.util.Arrays;

/**
 * Memory for rows: numbers in a few large arrays, given out one piece after the other and never taken back. Rows that are neighbours
 * in time are neighbours in memory, and the garbage collector has nothing to follow. Not thread-safe.
 */
final class RowMemory {
    private static final int CHUNK_BITS = 12;
    private static final int CHUNK_LONGS = 1 << CHUNK_BITS;

    private long[][] chunks = new long[4][];
    private int count;
    private int used;
    private long allLongs;

    /**
     * Gives out memory, all zero.
     *
     * @param longs how much, at least 1
     * @return its address, for {@link #chunk} and {@link #index}
     */
    int allocate(int longs) {
        if (count == 0 || chunks[count - 1].length - used < longs) {
            addChunk(Math.max(longs, CHUNK_LONGS));
        }
        int address = (count - 1) << CHUNK_BITS | used;
        used += longs;
        return address;
    }

    /**
     * Makes a piece larger, if it was given out last and there is room behind it.
     *
     * @param address its address
     * @param longs how large it is
     * @param newLongs how large it is to be
     * @return whether it is
     */
    boolean extend(int address, int longs, int newLongs) {
        int begin = used - longs;
        boolean isLast = address == ((count - 1) << CHUNK_BITS | begin);
        if (!isLast || begin + newLongs > chunks[count - 1].length) {
            return false;
        }
        used = begin + newLongs;
        return true;
    }

    /** A piece that is larger than a chunk gets one of its own and is its only piece, so that its index is 0. */
    private void addChunk(int longs) {
        if (count == chunks.length) {
            chunks = Arrays.copyOf(chunks, 2 * count);
        }
        chunks[count++] = new long[longs];
        used = 0;
        allLongs += longs;
    }

    /** The array that holds what stands at an address. */
    long[] chunk(int address) {
        return chunks[address >>> CHUNK_BITS];
    }

    /** Where in {@link #chunk} it begins. */
    static int index(int address) {
        return address & (CHUNK_LONGS - 1);
    }

    /** How much heap it takes: bytes. */
    long bytes() {
        return allLongs * Long.BYTES;
    }
}

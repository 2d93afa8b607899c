package dev.rollcall.bytes;

import java.util.Arrays;

/**
 * Memory in a few large arrays, given out one piece after the other and never taken back. What was written one after the other stands
 * side by side, and the garbage collector has nothing to follow. One thread allocates; others may read what an address leads to that they were
 * handed safely.
 */
public final class LongArena {
    /** How many longs an array has, unless one piece is larger. */
    public static final int CHUNK_LONGS = 1 << LongArena.CHUNK_BITS;

    private static final int CHUNK_BITS = 12;

    private long[][] chunks = new long[4][];
    private int count;
    private int used;
    private long allLongs;

    /** Without memory yet. */
    public LongArena() {}

    /**
     * Gives out memory, all zero.
     *
     * @param longs how much, at least 1
     * @return its address, for {@link #chunk} and {@link #index}; not negative
     */
    public int allocate(int longs) {
        if (!hasRoom(longs)) {
            addChunk(Math.max(longs, CHUNK_LONGS));
        }
        int address = (count - 1) << CHUNK_BITS | used;
        used += longs;
        return address;
    }

    /**
     * Whether a piece can be given out without one more array.
     *
     * @param longs how large it is
     * @return whether there is room
     */
    public boolean hasRoom(int longs) {
        return count > 0 && chunks[count - 1].length - used >= longs;
    }

    /**
     * Makes a piece larger, if it was given out last and there is room behind it.
     *
     * @param address its address
     * @param longs how large it is
     * @param newLongs how large it is to be
     * @return whether it is
     */
    public boolean extend(int address, int longs, int newLongs) {
        int begin = used - longs;
        boolean isLast = address == ((count - 1) << CHUNK_BITS | begin);
        if (!isLast || begin + newLongs > chunks[count - 1].length) {
            return false;
        }
        used = begin + newLongs;
        return true;
    }

    /** A piece that is larger than others' arrays gets one of its own and is its only piece, so that its index is 0. */
    private void addChunk(int longs) {
        if (count == chunks.length) {
            chunks = Arrays.copyOf(chunks, 2 * count);
        }
        chunks[count++] = new long[longs];
        used = 0;
        allLongs += longs;
    }

    /**
     * The array that holds what stands at an address.
     *
     * @param address what {@link #allocate} returned, or 0
     * @return the array itself; null if nothing was given out yet
     */
    public long[] chunk(int address) {
        return chunks[address >>> CHUNK_BITS];
    }

    /**
     * Where in {@link #chunk} a piece begins.
     *
     * @param address what {@link #allocate} returned
     * @return an index
     */
    public static int index(int address) {
        return address & (CHUNK_LONGS - 1);
    }

    /**
     * How much heap it takes.
     *
     * @return bytes
     */
    public long bytes() {
        return allLongs * Long.BYTES;
    }
}

package dev.rollcall.bytes;

/** Reads what {@link BitWriter} wrote. Made where it is used, it can live in registers. Not thread-safe. */
public final class BitReader {
    private final byte[] bytes;
    private long at;

    /**
     * Reads an array.
     *
     * @param bytes the array, not null; it is not copied
     * @param at the first bit, counted from the beginning of the array
     */
    public BitReader(byte[] bytes, long at) {
        this.bytes = bytes;
        this.at = at;
    }

    /**
     * Which bit comes next.
     *
     * @return counted from the beginning of the array; it may be beyond its end
     */
    public long position() {
        return at;
    }

    /**
     * Looks ahead without going there.
     *
     * @return the next 57 bits or more, the next one being the lowest; zeros beyond the end of the array
     */
    public long peek() {
        int first = (int) (at >>> 3);
        long word = first <= bytes.length - Long.BYTES ? Words.get(bytes, first) : lastBytes(first);
        return word >>> (at & 7);
    }

    private long lastBytes(int first) {
        long word = 0;
        for (int index = bytes.length - 1; index >= first; index--) {
            word = (word << Byte.SIZE) | (bytes[index] & 0xFF);
        }
        return word;
    }

    /**
     * Goes on.
     *
     * @param bits by how many bits, not negative
     */
    public void skip(int bits) {
        at += bits;
    }

    /**
     * Reads a number.
     *
     * @param bits how many bits it takes, 1 to 64
     * @return what {@link BitWriter#put} was given, or that of two numbers in a row
     */
    public long get(int bits) {
        if (bits > Integer.SIZE) {
            return get(Integer.SIZE) | (get(bits - Integer.SIZE) << Integer.SIZE);
        }
        long number = peek() & (-1L >>> (Long.SIZE - bits));
        skip(bits);
        return number;
    }
}

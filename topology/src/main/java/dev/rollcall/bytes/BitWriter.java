package dev.rollcall.bytes;

/** Numbers that take any number of bits, the lowest bit first. Made where it is used, it can live in registers. Not thread-safe. */
public final class BitWriter {
    private final byte[] bytes;
    private int whole;
    // What does not fill a byte yet; it stands behind the whole bytes as well.
    private long rest;
    private int restBits;

    /**
     * An empty buffer.
     *
     * @param mostBits how much it can hold
     */
    public BitWriter(long mostBits) {
        bytes = new byte[Math.toIntExact(mostBits / Byte.SIZE + Long.BYTES)];
    }

    /**
     * Writes a number.
     *
     * @param number the number, without any bit set beyond those
     * @param bits how many bits it takes, 0 to 56
     * @throws IndexOutOfBoundsException if there is no room for it
     */
    public void put(long number, int bits) {
        rest |= number << restBits;
        restBits += bits;
        Words.put(bytes, whole, rest);
        whole += restBits >>> 3;
        rest >>>= restBits & ~7;
        restBits &= 7;
    }

    /**
     * What was written.
     *
     * @return the bytes, not a copy, the last one filled up with zeros; valid until more is written
     */
    public ByteSlice slice() {
        return new ByteSlice().set(bytes, 0, restBits == 0 ? whole : whole + 1);
    }
}

package dev.rollcall.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Reads what {@link ByteWriter} wrote. Not thread-safe. */
public final class ByteReader {
    private final byte[] bytes;
    private int at;

    /**
     * Reads an array from its beginning.
     *
     * @param bytes the array, not null; it is not copied
     */
    public ByteReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Whether there is more to read.
     *
     * @return false at the end
     */
    public boolean hasMore() {
        return at < bytes.length;
    }

    /**
     * Reads one byte.
     *
     * @return 0 to 255
     */
    public int getByte() {
        return bytes[at++] & 0xFF;
    }

    /**
     * Reads a number of variable length.
     *
     * @return what {@link ByteWriter#putVarLong} was given
     * @throws IllegalArgumentException if no such number stands here
     */
    public long getVarLong() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = bytes[at++];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("no number of variable length at byte " + at);
    }

    /**
     * Reads a number of variable length that fits an int.
     *
     * @return what {@link ByteWriter#putVarLong} was given
     */
    public int getVarInt() {
        return Math.toIntExact(getVarLong());
    }

    /**
     * Reads a number that may be negative.
     *
     * @return what {@link ByteWriter#putZigZag} was given
     */
    public long getZigZag() {
        return zigZag(getVarLong());
    }

    /**
     * What a number stands for that was made small if it was near zero, on either side.
     *
     * @param number 0, 1, 2, 3, 4 and so on
     * @return 0, -1, 1, -2, 2 and so on
     */
    public static long zigZag(long number) {
        return (number >>> 1) ^ -(number & 1);
    }

    /**
     * Reads a length and points a slice at as many bytes, without copying them.
     *
     * @param slice the slice to point; valid as long as the array is unchanged
     * @return the slice
     * @throws IndexOutOfBoundsException if there are not as many bytes
     */
    public ByteSlice getSlice(ByteSlice slice) {
        int length = getVarInt();
        slice.set(bytes, Objects.checkFromIndexSize(at, length, bytes.length), length);
        at += length;
        return slice;
    }

    /**
     * Points a slice at all that was not read yet, without copying it.
     *
     * @param slice the slice to point; valid as long as the array is unchanged
     * @return the slice
     */
    public ByteSlice getRest(ByteSlice slice) {
        slice.set(bytes, at, bytes.length - at);
        at = bytes.length;
        return slice;
    }

    /**
     * Reads a length and as many bytes of UTF-8.
     *
     * @return the text
     */
    public String getText() {
        int length = getVarInt();
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }
}

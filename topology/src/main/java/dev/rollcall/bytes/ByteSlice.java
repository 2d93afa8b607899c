package dev.rollcall.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A part of a byte array that can be pointed elsewhere, so that reading an event or a batch allocates nothing per field.
 *
 * <p>Whoever hands out a slice says how long it stays valid. Not thread-safe.
 */
public final class ByteSlice {
    private static final byte[] EMPTY = {};

    private byte[] array = EMPTY;
    private int offset;
    private int length;

    /** An empty slice. */
    public ByteSlice() {}

    /**
     * Points this slice at a part of an array; nothing is copied.
     *
     * @param array the bytes, not null
     * @param offset where the slice begins
     * @param length how many bytes it has
     * @return this slice
     */
    public ByteSlice set(byte[] array, int offset, int length) {
        this.array = array;
        this.offset = offset;
        this.length = length;
        return this;
    }

    /**
     * Points this slice at a whole array.
     *
     * @param array the bytes, not null
     * @return this slice
     */
    public ByteSlice set(byte[] array) {
        return set(array, 0, array.length);
    }

    /**
     * The array that this slice points into.
     *
     * @return the array itself, not a copy
     */
    public byte[] array() {
        return array;
    }

    /**
     * Where the slice begins.
     *
     * @return the index of its first byte in {@link #array()}
     */
    public int offset() {
        return offset;
    }

    /**
     * How long the slice is.
     *
     * @return bytes
     */
    public int length() {
        return length;
    }

    /**
     * The bytes of this slice.
     *
     * @return a copy
     */
    public byte[] copy() {
        return Arrays.copyOfRange(array, offset, offset + length);
    }

    /**
     * Whether this slice holds the same bytes as an array.
     *
     * @param other the array, not null
     * @return whether they are equal
     */
    public boolean sameAs(byte[] other) {
        return other.length == length && Arrays.equals(array, offset, offset + length, other, 0, length);
    }

    /**
     * Eight bytes as a number, the first being the lowest; bytes behind the end of the slice count as zero.
     *
     * @param index which eight: 0 for those at the beginning of the slice; at least one of them must belong to it
     * @return the number
     */
    public long word(int index) {
        int at = offset + index * Long.BYTES;
        int missing = at + Long.BYTES - (offset + length);
        if (missing <= 0) {
            return Words.get(array, at);
        }
        // Reading from further in front costs less than byte by byte.
        return at >= missing ? Words.get(array, at - missing) >>> (missing * Byte.SIZE) : shortWord(at);
    }

    private long shortWord(int from) {
        long word = 0;
        for (int at = offset + length - 1; at >= from; at--) {
            word = word << Byte.SIZE | (array[at] & 0xFF);
        }
        return word;
    }

    /**
     * The bytes as text.
     *
     * @return the slice decoded as UTF-8
     */
    @Override
    public String toString() {
        return new String(array, offset, length, StandardCharsets.UTF_8);
    }
}

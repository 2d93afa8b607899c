package dev.rollcall.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing buffer for our record formats: bytes, and numbers of variable length. Not thread-safe. */
public final class ByteWriter {
    private static final int MAX_VARLONG_BYTES = 10;

    private byte[] bytes;
    private int size;

    /**
     * An empty buffer.
     *
     * @param capacity how many bytes fit before it grows
     */
    public ByteWriter(int capacity) {
        bytes = new byte[Math.max(capacity, 16)];
    }

    /**
     * How much was written.
     *
     * @return bytes
     */
    public int size() {
        return size;
    }

    /** Forgets what was written and keeps the memory. */
    public void clear() {
        size = 0;
    }

    /**
     * Writes one byte.
     *
     * @param value its lowest eight bits are written
     */
    public void putByte(int value) {
        ensure(1);
        bytes[size++] = (byte) value;
    }

    /**
     * Writes a number that is mostly small: seven bits a byte, lowest first.
     *
     * @param value any number; negative ones take ten bytes
     */
    public void putVarLong(long value) {
        ensure(MAX_VARLONG_BYTES);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /**
     * Writes a number that is mostly near zero, on either side.
     *
     * @param value any number
     */
    public void putZigZag(long value) {
        putVarLong(zigZag(value));
    }

    /**
     * Makes a number small if it is near zero, on either side.
     *
     * @param number any number
     * @return what {@link ByteReader#zigZag} is to be given
     */
    public static long zigZag(long number) {
        return (number << 1) ^ (number >> 63);
    }

    /**
     * Writes bytes as they are, without their length.
     *
     * @param source where they are taken from, not null
     * @param offset the first
     * @param length how many
     */
    public void putBytes(byte[] source, int offset, int length) {
        ensure(length);
        System.arraycopy(source, offset, bytes, size, length);
        size += length;
    }

    /**
     * Writes a length and as many bytes.
     *
     * @param slice the bytes, not null
     */
    public void putSlice(ByteSlice slice) {
        putVarLong(slice.length());
        putBytes(slice.array(), slice.offset(), slice.length());
    }

    /**
     * Writes a length and as many bytes of UTF-8.
     *
     * @param text the text, not null
     */
    public void putText(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        putVarLong(utf8.length);
        putBytes(utf8, 0, utf8.length);
    }

    /**
     * Writes all that another buffer holds.
     *
     * @param other the other buffer, not null
     */
    public void putAll(ByteWriter other) {
        putBytes(other.bytes, 0, other.size);
    }

    /**
     * What was written.
     *
     * @return a copy
     */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    /**
     * Points a slice at a part of what was written, without copying it.
     *
     * @param offset the first byte
     * @param length how many
     * @param slice the slice to point; valid until this buffer is changed
     * @return the slice
     */
    public ByteSlice slice(int offset, int length, ByteSlice slice) {
        return slice.set(bytes, offset, length);
    }

    private void ensure(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length + (bytes.length >> 1)));
        }
    }
}

package dev.rollcall.event.binary;

import dev.rollcall.bytes.ByteReader;
import dev.rollcall.bytes.Words;

/** Reads a part of an array from front to back, and nothing outside of it, whatever the bytes say. Not thread-safe. */
public final class BinaryInput {
    private static final int MAX_NESTING = 1_000;
    private static final int VARINT_BITS = 7;

    private byte[] bytes = {};
    private int at;
    private int end;
    private int depth;

    /** An input of nothing. */
    public BinaryInput() {}

    /**
     * Begins to read an array.
     *
     * @param value the array, not null; it is not copied
     * @param from the first byte to read
     */
    public void begin(byte[] value, int from) {
        bytes = value;
        at = from;
        end = value.length;
        depth = 0;
    }

    /**
     * The array that is read.
     *
     * @return the array itself
     */
    public byte[] bytes() {
        return bytes;
    }

    /**
     * Where reading is.
     *
     * @return the index of the next byte
     */
    public int at() {
        return at;
    }

    /**
     * Goes back, to read something again.
     *
     * @param position what {@link #at()} returned before
     */
    public void backTo(int position) {
        at = position;
    }

    /**
     * Whether there is more to read.
     *
     * @return false at the end
     */
    public boolean hasMore() {
        return at < end;
    }

    /**
     * Narrows what is read to what comes next.
     *
     * @param length bytes, at least 0
     * @return the former end, for {@link #widen}
     * @throws MalformedException if there are not as many bytes
     */
    public int narrow(long length) {
        require(length >= 0 && length <= end - at);
        int former = end;
        end = at + (int) length;
        return former;
    }

    /**
     * Ends what {@link #narrow} began; what was not read of it is passed over.
     *
     * @param former the former end
     */
    public void widen(int former) {
        at = end;
        end = former;
    }

    /**
     * Goes one message deeper.
     *
     * @throws MalformedException if that is too deep
     */
    public void enter() {
        require(++depth <= MAX_NESTING);
    }

    /** Comes back out of a message. */
    public void leave() {
        depth--;
    }

    /**
     * Takes a byte.
     *
     * @return -128 to 127
     * @throws MalformedException if there is none
     */
    public byte oneByte() {
        require(at < end);
        return bytes[at++];
    }

    /**
     * Takes a number of variable length, of up to ten bytes.
     *
     * @return the number, all 64 bits of it
     * @throws MalformedException if none stands here
     */
    public long varint() {
        if (at < end && bytes[at] >= 0) {
            return bytes[at++];
        }
        return longVarint();
    }

    private long longVarint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += VARINT_BITS) {
            byte next = oneByte();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new MalformedException();
    }

    /**
     * Takes a number of variable length that may be negative.
     *
     * @return the number
     * @throws MalformedException if none stands here
     */
    public long zigZag() {
        return ByteReader.zigZag(varint());
    }

    /**
     * Takes four bytes, the lowest first.
     *
     * @return the number
     * @throws MalformedException if there are not as many
     */
    public int fixed32() {
        int from = skip(Integer.BYTES);
        return (bytes[from] & 0xFF)
                | (bytes[from + 1] & 0xFF) << 8
                | (bytes[from + 2] & 0xFF) << 16
                | bytes[from + 3] << 24;
    }

    /**
     * Takes eight bytes, the lowest first.
     *
     * @return the number
     * @throws MalformedException if there are not as many
     */
    public long fixed64() {
        return Words.get(bytes, skip(Long.BYTES));
    }

    /**
     * Passes over bytes.
     *
     * @param length how many
     * @return where the first of them is
     * @throws MalformedException if there are not as many, or it is negative
     */
    public int skip(long length) {
        require(length >= 0 && length <= end - at);
        int from = at;
        at += (int) length;
        return from;
    }

    /**
     * Says that the bytes are wrong unless something holds.
     *
     * @param holds what must hold
     * @throws MalformedException if it does not
     */
    public static void require(boolean holds) {
        if (!holds) {
            throw new MalformedException();
        }
    }
}

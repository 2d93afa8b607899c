package dev.rollcall.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes of an array at once. */
public final class Words {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Words() {}

    /**
     * Reads eight bytes as a number, the first byte being the lowest, on every machine.
     *
     * @param bytes the array, not null, with at least eight bytes from {@code at} on
     * @param at the first byte
     * @return the number
     * @throws IndexOutOfBoundsException if there are not as many bytes
     */
    public static long get(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    /**
     * Writes what {@link #get} reads.
     *
     * @param bytes the array, not null, with at least eight bytes from {@code at} on
     * @param at the first byte
     * @param word the number
     * @throws IndexOutOfBoundsException if there are not as many bytes
     */
    public static void put(byte[] bytes, int at, long word) {
        LONGS.set(bytes, at, word);
    }
}

package dev.rollcall.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * An open-addressed table with linear probing: leads from a tag, the lower half of a hash, to addresses that mean something to its owner, and
 * that the owner compares with what it looks for. One thread adds; any number of threads look, and find complete what was written before it was added.
 *
 * <pre>
 * slot := tag:32 address+1:32               0 if empty
 * </pre>
 *
 * <p>A look-up goes from {@link #home} by {@link #next} until the {@link #slot} is 0, all of that in one {@link #table}: another may
 * take its place meanwhile.
 */
public final class HashSlots {
    private static final VarHandle SLOTS = MethodHandles.arrayElementVarHandle(long[].class);

    private volatile long[] slots;
    private int used;

    /**
     * Without any address.
     *
     * @param initial how many slots there are at the beginning, a power of two; at most half of them are used
     */
    public HashSlots(int initial) {
        slots = new long[initial];
    }

    /**
     * What a look-up goes through.
     *
     * @return the slots themselves
     */
    public long[] table() {
        return slots;
    }

    /**
     * Where a look-up begins.
     *
     * @param table what {@link #table} returned
     * @param tag the tag
     * @return the index of a slot
     */
    public static int home(long[] table, int tag) {
        return tag & (table.length - 1);
    }

    /**
     * Where a look-up goes on.
     *
     * @param table what {@link #table} returned
     * @param at the index of a slot
     * @return the index of the next one
     */
    public static int next(long[] table, int at) {
        return (at + 1) & (table.length - 1);
    }

    /**
     * Reads a slot.
     *
     * @param table what {@link #table} returned
     * @param at its index
     * @return the slot, 0 if it is empty
     */
    public static long slot(long[] table, int at) {
        return (long) SLOTS.getAcquire(table, at);
    }

    /**
     * The tag in a slot.
     *
     * @param slot a slot that is not empty
     * @return its tag
     */
    public static int tag(long slot) {
        return (int) (slot >>> Integer.SIZE);
    }

    /**
     * The address in a slot.
     *
     * @param slot a slot
     * @return its address, or -1 if it is empty
     */
    public static int address(long slot) {
        return (int) slot - 1;
    }

    /**
     * Whether more slots are needed for one more address.
     *
     * @return true if {@link #add} doubles them
     */
    public boolean isFull() {
        return (used + 1) * 2 > slots.length;
    }

    /**
     * Adds an address.
     *
     * @param tag its tag
     * @param address any number but -1; not added before
     */
    public void add(int tag, int address) {
        if (isFull()) {
            grow();
        }
        used++;
        put(slots, slotOf(tag, address));
    }

    /**
     * Puts an address in the place of another.
     *
     * @param tag the tag of both
     * @param from an address that was added with it
     * @param to its new address
     */
    public void move(int tag, int from, int to) {
        long[] table = slots;
        int at = home(table, tag);
        while (table[at] != slotOf(tag, from)) {
            at = next(table, at);
        }
        SLOTS.setRelease(table, at, slotOf(tag, to));
    }

    /**
     * Hands over all addresses, in no order.
     *
     * @param addresses receives each of them
     */
    public void forEach(IntConsumer addresses) {
        for (long slot : slots) {
            if (slot != 0) {
                addresses.accept(address(slot));
            }
        }
    }

    /** Forgets all addresses and keeps the memory. */
    public void clear() {
        if (used > 0) {
            Arrays.fill(slots, 0);
            used = 0;
        }
    }

    /**
     * How much heap the slots take.
     *
     * @return bytes
     */
    public long bytes() {
        return (long) slots.length * Long.BYTES;
    }

    private void grow() {
        long[] larger = new long[slots.length * 2];
        for (long slot : slots) {
            if (slot != 0) {
                put(larger, slot);
            }
        }
        slots = larger;
    }

    private static void put(long[] table, long slot) {
        int at = home(table, tag(slot));
        while (table[at] != 0) {
            at = next(table, at);
        }
        SLOTS.setRelease(table, at, slot);
    }

    private static long slotOf(int tag, int address) {
        return (long) tag << Integer.SIZE | Integer.toUnsignedLong(address + 1);
    }
}

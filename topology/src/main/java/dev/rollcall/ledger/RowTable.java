package dev.rollcall.ledger;

import dev.rollcall.bytes.ByteSlice;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Rows by user: an open-addressed table of numbers that lead to rows in flat memory, so that a look-up touches one slot and one row. It
 * also knows which rows were changed. Not thread-safe.
 *
 * <p>A slot holds the lower half of the user's hash, which tells nearly every other user apart, and the address of the row plus one; an
 * empty slot is 0.
 */
final class RowTable {
    private static final int INITIAL_SLOTS = 1024;

    private final RowMemory memory = new RowMemory();
    private final ActivityRow row = new ActivityRow(this);
    private long[] slots = new long[INITIAL_SLOTS];
    private int rows;
    private int[] changed = new int[64];
    private int changes;

    RowMemory memory() {
        return memory;
    }

    /** How much heap it takes: bytes. */
    long bytes() {
        return memory.bytes() + (long) slots.length * Long.BYTES;
    }

    /**
     * Looks a user up.
     *
     * @param user the user, not null
     * @param hash its {@link ByteSlice#hash()}
     * @return the row, valid until the next call, or null if there is none
     */
    ActivityRow find(ByteSlice user, long hash) {
        int mask = slots.length - 1;
        int tag = (int) hash;
        for (int at = tag & mask; slots[at] != 0; at = (at + 1) & mask) {
            if (tag(slots[at]) == tag && row.goTo(address(slots[at])).isOf(user)) {
                return row;
            }
        }
        return null;
    }

    /** Whether the first slot of a hash leads to a row with that hash, most likely the user's. */
    boolean leadsTo(long hash) {
        long slot = firstSlot(hash);
        return slot != 0 && tag(slot) == (int) hash;
    }

    /**
     * Reads the row that the first slot of a hash {@link #leadsTo}.
     *
     * @return means nothing; to be kept somewhere, lest the compiler leave the work out
     */
    long touch(long hash) {
        int address = address(firstSlot(hash));
        return memory.chunk(address)[RowMemory.index(address)];
    }

    private long firstSlot(long hash) {
        return slots[(int) hash & (slots.length - 1)];
    }

    /** Adds a row without any day, of a user that has none yet; valid until the next call. */
    ActivityRow add(ByteSlice user, long hash) {
        int address = memory.allocate(ActivityRow.longs(user.length()));
        place((int) hash, address);
        return row.goTo(address).begin(user, (int) hash);
    }

    /**
     * Gives a row more memory than it has, where it is if it can be.
     *
     * @return where it is to be now; what it held elsewhere is garbage
     */
    int enlarge(ActivityRow from, int capacity, int longs) {
        if (memory.extend(from.address(), capacity, longs)) {
            return from.address();
        }
        int address = memory.allocate(longs);
        int mask = slots.length - 1;
        int at = from.tag() & mask;
        while (address(slots[at]) != from.address()) {
            at = (at + 1) & mask;
        }
        slots[at] = slot(from.tag(), address);
        return address;
    }

    private void place(int tag, int address) {
        if (++rows * 2 > slots.length) {
            grow();
        }
        put(slot(tag, address));
    }

    private void put(long slot) {
        int mask = slots.length - 1;
        int at = tag(slot) & mask;
        while (slots[at] != 0) {
            at = (at + 1) & mask;
        }
        slots[at] = slot;
    }

    private void grow() {
        long[] before = slots;
        slots = new long[before.length * 2];
        for (long slot : before) {
            if (slot != 0) {
                put(slot);
            }
        }
    }

    /** Remembers a row that differs from what the store holds. */
    void changed(int address) {
        if (changes == changed.length) {
            changed = Arrays.copyOf(changed, 2 * changes);
        }
        changed[changes++] = address;
    }

    /** How many rows have changed at most; one that moved is counted at each of its places. */
    int changes() {
        return changes;
    }

    /** Hands over every changed row, each valid during the call only; afterwards it counts as unchanged. */
    void takeChanged(Consumer<ActivityRow> consumer) {
        for (int index = 0; index < changes; index++) {
            // Where a row has moved away from, nothing is changed.
            if (row.goTo(changed[index]).isChanged()) {
                consumer.accept(row);
                row.setUnchanged();
            }
        }
        changes = 0;
    }

    /** Hands over every row, each valid during the call only. */
    void forEach(Consumer<ActivityRow> consumer) {
        for (long slot : slots) {
            if (slot != 0) {
                consumer.accept(row.goTo(address(slot)));
            }
        }
    }

    private static long slot(int tag, int address) {
        return (long) tag << Integer.SIZE | Integer.toUnsignedLong(address + 1);
    }

    private static int tag(long slot) {
        return (int) (slot >>> Integer.SIZE);
    }

    private static int address(long slot) {
        return (int) slot - 1;
    }
}

package dev.rollcall.ledger;

import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.bytes.HashSlots;
import dev.rollcall.bytes.LongArena;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Rows by user, in flat memory, so that a look-up touches one slot and one row. It also knows which rows were changed. Not thread-safe.
 */
final class RowTable {
    private static final int INITIAL_SLOTS = 1024;

    private final LongArena memory = new LongArena();
    private final HashSlots slots = new HashSlots(INITIAL_SLOTS);
    private final ActivityRow row = new ActivityRow(this);
    private int[] changed = new int[64];
    private int changes;

    LongArena memory() {
        return memory;
    }

    /** How much heap it takes: bytes. */
    long bytes() {
        return memory.bytes() + slots.bytes();
    }

    /**
     * Looks a user up.
     *
     * @param user the user, not null
     * @param hash its hash
     * @return the row, valid until the next call, or null if there is none
     */
    ActivityRow find(ByteSlice user, long hash) {
        long[] table = slots.table();
        int tag = (int) hash;
        int at = HashSlots.home(table, tag);
        for (long slot = HashSlots.slot(table, at); slot != 0; slot = HashSlots.slot(table, at)) {
            if (HashSlots.tag(slot) == tag && row.goTo(HashSlots.address(slot)).isOf(user)) {
                return row;
            }
            at = HashSlots.next(table, at);
        }
        return null;
    }

    /** Whether the first slot of a hash leads to a row with that hash, most likely the user's. */
    boolean leadsTo(long hash) {
        long slot = firstSlot(hash);
        return slot != 0 && HashSlots.tag(slot) == (int) hash;
    }

    /** Reads the row that the first slot of a hash {@link #leadsTo}; what it returns means nothing. */
    long touch(long hash) {
        int address = HashSlots.address(firstSlot(hash));
        return memory.chunk(address)[LongArena.index(address)];
    }

    private long firstSlot(long hash) {
        long[] table = slots.table();
        return HashSlots.slot(table, HashSlots.home(table, (int) hash));
    }

    /** Adds a row without any day, of a user that has none yet; valid until the next call. */
    ActivityRow add(ByteSlice user, long hash) {
        int address = memory.allocate(ActivityRow.longs(user.length()));
        slots.add((int) hash, address);
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
        slots.move(from.tag(), from.address(), address);
        return address;
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
        slots.forEach(address -> consumer.accept(row.goTo(address)));
    }
}

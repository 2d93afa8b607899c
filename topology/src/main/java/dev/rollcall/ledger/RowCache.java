package dev.rollcall.ledger;

import dev.rollcall.bytes.ByteSlice;

/**
 * The rows used last, in front of the store: makes a repeat cost one look-up in memory.
 *
 * <p>Two generations of open-addressed tables: a row that is found in the older one moves to the younger; when the younger is full
 * the older is forgotten and the younger takes its place. That happens only between transactions ({@link #makeRoom}), because
 * changed rows live nowhere else until then. Not thread-safe.
 */
final class RowCache {
    private static final int INITIAL_SLOTS = 1024;

    private final int capacity;
    private Table young = new Table(INITIAL_SLOTS);
    private Table old = new Table(INITIAL_SLOTS);

    /**
     * An empty cache.
     *
     * @param capacity how many rows a generation may have between transactions
     */
    RowCache(int capacity) {
        this.capacity = capacity;
    }

    /** The row of a user, or null if it is not in the cache. */
    ActivityRow find(ByteSlice user, long hash) {
        ActivityRow row = young.find(user, hash);
        if (row == null) {
            row = old.find(user, hash);
            if (row != null) {
                young.add(row);
            }
        }
        return row;
    }

    /** Adds the row of a user that {@link #find} did not find. */
    void add(ActivityRow row) {
        young.add(row);
    }

    /** Whether the transaction should end soon, so that there can be room again. */
    boolean isFull() {
        return young.size >= capacity;
    }

    /** Forgets the rows that were not used for longest, if there are too many. No row may be changed now. */
    void makeRoom() {
        if (isFull()) {
            old = young;
            young = new Table(INITIAL_SLOTS);
        }
    }

    private static final class Table {
        private ActivityRow[] slots;
        private int size;

        Table(int slots) {
            this.slots = new ActivityRow[slots];
        }

        ActivityRow find(ByteSlice user, long hash) {
            int mask = slots.length - 1;
            for (int slot = (int) hash & mask; slots[slot] != null; slot = (slot + 1) & mask) {
                ActivityRow row = slots[slot];
                if (row.hash() == hash && user.sameAs(row.user())) {
                    return row;
                }
            }
            return null;
        }

        void add(ActivityRow row) {
            if (++size * 2 > slots.length) {
                grow();
            }
            place(row);
        }

        private void place(ActivityRow row) {
            int mask = slots.length - 1;
            int slot = (int) row.hash() & mask;
            while (slots[slot] != null) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = row;
        }

        private void grow() {
            ActivityRow[] before = slots;
            slots = new ActivityRow[before.length * 2];
            for (ActivityRow row : before) {
                if (row != null) {
                    place(row);
                }
            }
        }
    }
}

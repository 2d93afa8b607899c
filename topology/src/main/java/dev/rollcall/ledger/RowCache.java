package dev.rollcall.ledger;

import dev.rollcall.bytes.ByteSlice;
import java.util.function.Consumer;

/**
 * The rows used last, in front of the store: makes a repeat cost one look-up in memory.
 *
 * <p>Two generations of tables: a row that is found in the older one is copied to the younger; when the younger is full the older is
 * forgotten and the younger takes its place. That happens only between transactions ({@link #makeRoom}), because changed rows live
 * nowhere else until then. A row is only ever changed in the younger one. Not thread-safe.
 */
final class RowCache {
    private final long capacity;
    private RowTable young = new RowTable();
    private RowTable old = new RowTable();
    // Written only, so that the compiler cannot leave out what it comes from.
    @SuppressWarnings("UnusedVariable")
    private long touched;

    /**
     * An empty cache.
     *
     * @param capacity how much heap a generation may take between transactions: bytes
     */
    RowCache(long capacity) {
        this.capacity = capacity;
    }

    /** Gets ready for users that will be looked up next, by their hashes. */
    void expect(long[] hashes, int count) {
        touched += young.touch(hashes, count);
    }

    /** The row of a user, valid until the next call, or null if it is not in the cache. */
    ActivityRow find(ByteSlice user, long hash) {
        ActivityRow row = young.find(user, hash);
        if (row == null) {
            row = old.find(user, hash);
            return row == null ? null : young.add(row);
        }
        return row;
    }

    /** Adds a row without any day for a user that {@link #find} did not find; valid until the next call. */
    ActivityRow add(ByteSlice user, long hash) {
        return young.add(user, hash);
    }

    /** Hands over every row that was changed since the last time; afterwards it counts as unchanged. */
    void takeChanged(Consumer<ActivityRow> changed) {
        young.takeChanged(changed);
    }

    /** Whether the transaction should end soon, so that there can be room again. */
    boolean isFull() {
        return young.bytes() >= capacity;
    }

    /** Forgets the rows that were not used for longest, if there are too many. No row may be changed now. */
    void makeRoom() {
        if (isFull()) {
            old = young;
            young = new RowTable();
        }
    }
}

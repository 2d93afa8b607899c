package dev.rollcall.ledger;

import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.bytes.KeyedHash;
import java.util.function.Consumer;

/**
 * Cached rows of a part of the users. A row is in one of two places at most: among those in use, which are as wide as is quick to work
 * with ({@link RowTable}), or among those that are as small as they can be ({@link CompactRows}). Not thread-safe.
 */
final class RowCacheShard {
    private final RowFormat format;
    private final CompactRows compact;
    private RowTable rows = new RowTable();

    /**
     * An empty shard.
     *
     * @param format how rows are compact
     * @param compactBytes how much heap compact rows may take: bytes
     * @param hash the hash of users
     */
    RowCacheShard(RowFormat format, long compactBytes, KeyedHash hash) {
        this.format = format;
        this.compact = new CompactRows(compactBytes, hash);
    }

    /**
     * Brings what {@link #find} will look at near the processor.
     *
     * @return means nothing; to be kept somewhere, lest the compiler leave the work out
     */
    long touch(long hash) {
        return rows.leadsTo(hash) ? rows.touch(hash) : compact.touch((int) hash);
    }

    /** The row of a user, in use from now on, valid until the next call, or null if it is not here. */
    ActivityRow find(ByteSlice user, long hash) {
        ActivityRow row = rows.find(user, hash);
        return row == null ? takeBack(user, hash) : row;
    }

    private ActivityRow takeBack(ByteSlice user, long hash) {
        byte[] row = compact.take(user, (int) hash);
        return row == null ? null : format.decode(row, add(user, hash));
    }

    /** Adds a row without any day for a user that {@link #find} did not find; valid until the next call. */
    ActivityRow add(ByteSlice user, long hash) {
        return rows.add(user, hash);
    }

    /** Hands over every row that was changed since the last time; afterwards it counts as unchanged. */
    void takeChanged(Consumer<ActivityRow> changed) {
        rows.takeChanged(changed);
    }

    /** How much heap rows in use take: bytes. */
    long rowBytes() {
        return rows.bytes();
    }

    /**
     * Makes all rows compact that are in use.
     *
     * @throws IllegalStateException if one was changed and not taken since: compact rows are forgotten when there is no memory for them
     */
    void compact() {
        if (rows.changes() > 0) {
            throw new IllegalStateException("rows are to be made compact that are not stored yet");
        }
        rows.forEach(row -> compact.put(row.user(), row.tag(), format.encode(row)));
        rows = new RowTable();
    }
}

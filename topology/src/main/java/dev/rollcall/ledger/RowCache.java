package dev.rollcall.ledger;

import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.bytes.KeyedHash;
import dev.rollcall.bytes.Prefetch;
import java.util.function.Consumer;

/**
 * The rows used last, in front of the store: makes a repeat cost one look-up in memory.
 *
 * <p>Users are dealt to shards by their hash. When rows in use take too much memory, those of one shard after the other are compact, and
 * when compact rows do, some are forgotten. A row is taken back when it is used again. That happens only when all changes are stored
 * ({@link #makeRoom}), because changed rows live nowhere else until then; a commit waits for it, so it is done in small parts. Not
 * thread-safe.
 */
final class RowCache {
    /** So much memory for rows in use makes a shard: some 12,000 rows or more. */
    private static final long SHARD_BYTES = 1024 * 1024;

    private static final int MOST_SHARDS = 64;

    /** An eighth of the memory is for the rows of the next transaction. */
    private static final int ROOM_SHARE = 8;

    private final long capacity;
    private final RowCacheShard[] shards;
    private int nextToCompact;
    private final Prefetch prefetch = new Prefetch();

    /**
     * An empty cache.
     *
     * @param format how rows are compact
     * @param rowBytes how much heap rows in use may take: bytes
     * @param compactBytes how much heap compact rows may take: bytes
     * @param hash the hash of users
     */
    RowCache(RowFormat format, long rowBytes, long compactBytes, KeyedHash hash) {
        capacity = rowBytes;
        shards = new RowCacheShard[shardsFor(rowBytes)];
        for (int shard = 0; shard < shards.length; shard++) {
            shards[shard] = new RowCacheShard(format, compactBytes / shards.length, hash);
        }
    }

    private static int shardsFor(long rowBytes) {
        return Integer.highestOneBit((int) Math.max(1, Math.min(MOST_SHARDS, rowBytes / SHARD_BYTES)));
    }

    /** By the lowest bits of the upper half: its highest lead to the partition, and the lower half to the places in a shard. */
    private RowCacheShard shard(long hash) {
        return shards[(int) (hash >>> Integer.SIZE) & (shards.length - 1)];
    }

    /**
     * Brings what look-ups will touch near the processor. Done for many users in a row the memory answers all at once, instead of one
     * after the other.
     *
     * @param hashes of the users that will be looked up next
     * @param count how many there are
     */
    void expect(long[] hashes, int count) {
        for (int index = 0; index < count; index++) {
            prefetch.of(shard(hashes[index]).touch(hashes[index]));
        }
    }

    /** The row of a user, valid until the next call, or null if it is not in the cache. */
    ActivityRow find(ByteSlice user, long hash) {
        return shard(hash).find(user, hash);
    }

    /** Adds a row without any day for a user that {@link #find} did not find; valid until the next call. */
    ActivityRow add(ByteSlice user, long hash) {
        return shard(hash).add(user, hash);
    }

    /** Hands over every row that was changed since the last time; afterwards it counts as unchanged. */
    void takeChanged(Consumer<ActivityRow> changed) {
        for (RowCacheShard shard : shards) {
            shard.takeChanged(changed);
        }
    }

    /** How much heap rows in use take: bytes. */
    long rowBytes() {
        long bytes = 0;
        for (RowCacheShard shard : shards) {
            bytes += shard.rowBytes();
        }
        return bytes;
    }

    /** Whether the transaction should end soon, so that there can be room again. */
    boolean isFull() {
        return rowBytes() >= capacity;
    }

    /** Makes rows compact, if need be, until there is room for those of the next transaction. All changes must have been taken. */
    void makeRoom() {
        long kept = capacity - capacity / ROOM_SHARE;
        for (int compact = 0; compact < shards.length && rowBytes() > kept; compact++) {
            shards[nextToCompact].compact();
            nextToCompact = (nextToCompact + 1) % shards.length;
        }
    }
}

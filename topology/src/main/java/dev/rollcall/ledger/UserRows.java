package dev.rollcall.ledger;

import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.bytes.KeyedHash;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The activity rows of a task: the store, with a cache in front of it that holds what changed. Not thread-safe. */
final class UserRows {
    /** How much less memory may be taken for knowing who is stored than for rows in use. */
    private static final int FILTER_SHARE = 4;

    private final KeyValueStore<Bytes, byte[]> store;
    private final RowFormat format;
    private final OlderDays older;
    private final RowCache cache;
    private final StoredUsers stored;

    UserRows(
            KeyValueStore<Bytes, byte[]> store,
            SegmentNames segments,
            long rowBytes,
            long compactBytes,
            KeyedHash hash) {
        this.store = store;
        this.format = new RowFormat(segments);
        this.older = new OlderDays(store, segments);
        this.cache = new RowCache(this.format, rowBytes, compactBytes, hash);
        this.stored = isEmpty(store) ? new StoredUsers(rowBytes / FILTER_SHARE) : StoredUsers.unknown();
    }

    /** Gets ready for users whose rows will be asked for next, by their hashes. */
    void expect(long[] hashes, int count) {
        cache.expect(hashes, count);
    }

    /** The row of a user, an empty one if there is none yet; valid until the next call. */
    ActivityRow get(ByteSlice user, long hash) {
        ActivityRow row = cache.find(user, hash);
        return row == null ? load(user, hash) : row;
    }

    private static boolean isEmpty(KeyValueStore<Bytes, byte[]> store) {
        try (KeyValueIterator<Bytes, byte[]> rows = store.all()) {
            return !rows.hasNext();
        }
    }

    private ActivityRow load(ByteSlice user, long hash) {
        boolean mayBeStored = stored.mayHave(hash);
        if (!mayBeStored) {
            // It will be after the next commit.
            stored.add(hash);
        }
        byte[] found = mayBeStored ? store.get(Bytes.wrap(user.copy())) : null;
        ActivityRow row = cache.add(user, hash);
        return found == null ? row : format.decode(found, row);
    }

    /** The days that rows do not hold. */
    OlderDays older() {
        return older;
    }

    /** Whether the transaction should end soon, because the rows of this one take too much memory. */
    boolean areTooMany() {
        return cache.isFull() || older.areMany();
    }

    /** Stores all changes in one go. */
    void store() {
        List<KeyValue<Bytes, byte[]>> entries = new ArrayList<>();
        cache.takeChanged(row -> {
            row.moveOlder(older);
            entries.add(KeyValue.pair(Bytes.wrap(row.user()), format.encode(row)));
        });
        older.store(entries);
        if (!entries.isEmpty()) {
            store.putAll(WriteOrder.of(entries));
        }
        cache.makeRoom();
    }
}

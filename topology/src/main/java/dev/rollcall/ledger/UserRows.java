package dev.rollcall.ledger;

import dev.rollcall.bytes.ByteSlice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;

/** The activity rows of a task: the store, with a cache in front of it that holds what changed. Not thread-safe. */
final class UserRows {
    private static final Comparator<KeyValue<Bytes, byte[]>> BY_USER = Comparator.comparing(entry -> entry.key);

    private final KeyValueStore<Bytes, byte[]> store;
    private final RowFormat format;
    private final RowCache cache;

    UserRows(KeyValueStore<Bytes, byte[]> store, RowFormat format, long cacheBytes) {
        this.store = store;
        this.format = format;
        this.cache = new RowCache(cacheBytes);
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

    private ActivityRow load(ByteSlice user, long hash) {
        byte[] stored = store.get(Bytes.wrap(user.copy()));
        ActivityRow row = cache.add(user, hash);
        if (stored != null) {
            format.decode(stored, row);
        }
        return row;
    }

    /** Whether the transaction should end soon, because the rows of this one take too much memory. */
    boolean areTooMany() {
        return cache.isFull();
    }

    /** Stores all changed rows in one go. They are sorted, which spares RocksDB much of the search for their places. */
    void store(Consumer<ActivityRow> beforeStoring) {
        List<KeyValue<Bytes, byte[]>> entries = new ArrayList<>();
        cache.takeChanged(row -> {
            beforeStoring.accept(row);
            entries.add(KeyValue.pair(Bytes.wrap(row.user()), format.encode(row)));
        });
        if (!entries.isEmpty()) {
            entries.sort(BY_USER);
            store.putAll(entries);
        }
        cache.makeRoom();
    }
}

package dev.rollcall.ledger;

import dev.rollcall.bytes.ByteSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;

/** The activity rows of a task: the store, with a cache in front of it that holds what changed. Not thread-safe. */
final class UserRows {
    private final KeyValueStore<Bytes, byte[]> store;
    private final RowFormat format;
    private final RowCache cache;
    private final List<ActivityRow> changed = new ArrayList<>();

    UserRows(KeyValueStore<Bytes, byte[]> store, RowFormat format, int cachedRows) {
        this.store = store;
        this.format = format;
        this.cache = new RowCache(cachedRows);
    }

    /** The row of a user; an empty one if there is none yet. */
    ActivityRow get(ByteSlice user) {
        long hash = user.hash();
        ActivityRow row = cache.find(user, hash);
        if (row == null) {
            row = load(user.copy(), hash);
            cache.add(row);
        }
        return row;
    }

    private ActivityRow load(byte[] user, long hash) {
        byte[] stored = store.get(Bytes.wrap(user));
        return stored == null ? new ActivityRow(user, hash) : format.decode(user, hash, stored);
    }

    /** Remembers that a row must be stored before the transaction commits. */
    void changed(ActivityRow row) {
        if (!row.isChanged()) {
            row.setChanged(true);
            changed.add(row);
        }
    }

    /** Whether the transaction should end soon, because the rows of this one take too much memory. */
    boolean areTooMany() {
        return cache.isFull();
    }

    /** Stores all changed rows in one go. */
    void store(Consumer<ActivityRow> beforeStoring) {
        if (!changed.isEmpty()) {
            List<KeyValue<Bytes, byte[]>> entries = new ArrayList<>(changed.size());
            for (ActivityRow row : changed) {
                beforeStoring.accept(row);
                entries.add(KeyValue.pair(Bytes.wrap(row.user()), format.encode(row)));
                row.setChanged(false);
            }
            store.putAll(entries);
            changed.clear();
        }
        cache.makeRoom();
    }
}

package dev.rollcall.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.testing.TestHash;
import dev.rollcall.testing.TestStores;
import java.nio.file.Path;
import org.apache.kafka.streams.state.Stores;

/** Rows outside of any cache. */
final class Rows {
    private static final OlderDays SOMEWHERE = older(new SegmentNames());

    private Rows() {}

    /** A row without any day, in a table of its own, so that it stays valid. */
    static ActivityRow of(String user) {
        ByteSlice slice = slice(user);
        return new RowTable().add(slice, TestHash.of(slice));
    }

    static ByteSlice slice(String user) {
        return new ByteSlice().set(user.getBytes(UTF_8));
    }

    /** Older days in memory, none yet. */
    static OlderDays older(SegmentNames names) {
        return new OlderDays(TestStores.open(Stores.inMemoryKeyValueStore("older"), Path.of("target")), names);
    }

    /** Adds a day that is no older one. */
    static void add(ActivityRow row, int segment, int day) {
        row.add(segment, day, SOMEWHERE);
    }

    /** The latest day on which the user was active, or {@link DaySet#NONE}. */
    static int newestDay(ActivityRow row) {
        DaySet all = row.firstDays();
        return all == null ? DaySet.NONE : all.newest();
    }
}

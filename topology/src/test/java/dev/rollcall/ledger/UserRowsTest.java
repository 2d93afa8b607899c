package dev.rollcall.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testing.TestHash;
import dev.rollcall.testing.TestStores;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With a real RocksDB store. */
class UserRowsTest {
    private static final int ALL = SegmentNames.ALL;

    @TempDir
    Path directory;

    private KeyValueStore<Bytes, byte[]> store;

    @BeforeEach
    void openStore() {
        store = TestStores.open(Stores.persistentKeyValueStore("rows"), directory);
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    /** There is room for a part of the users only, compact rows included; the others must come back from the store as they were. */
    @ParameterizedTest
    @ValueSource(ints = {0, 200_000, 10_000_000})
    void rowsComeBackFromTheStore(int compactBytes) {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        UserRows rows = new UserRows(store, new SegmentNames(), 200_000, compactBytes, TestHash.HASH);
        Map<String, TreeSet<Integer>> expected = new HashMap<>();
        for (int step = 0; step < 30_000; step++) {
            String user = "user-" + random.nextInt(20_000);
            int day = 20_000 + random.nextInt(300);
            ActivityRow row = get(rows, user);
            TreeSet<Integer> days = expected.computeIfAbsent(user, unknown -> new TreeSet<>());
            assertThat(Rows.newestDay(row)).as("seed %s", seed).isEqualTo(days.isEmpty() ? DaySet.NONE : days.last());
            row.add(ALL, day, rows.older());
            days.add(day);
            if (step % 500 == 499) {
                rows.store();
            }
        }
    }

    @Test
    void rowsOfAnEarlierRunAreFound() {
        UserRows earlier = rows();
        Rows.add(get(earlier, "u"), ALL, 7);
        earlier.store();

        assertThat(Rows.newestDay(get(rows(), "u"))).isEqualTo(7);
    }

    @Test
    void nothingIsStoredBeforeItIsAskedFor() {
        UserRows rows = rows();

        Rows.add(get(rows, "u"), ALL, 7);

        assertThat(store.get(Bytes.wrap("u".getBytes(UTF_8)))).isNull();
        rows.store();
        assertThat(store.get(Bytes.wrap("u".getBytes(UTF_8)))).isNotNull();
    }

    private UserRows rows() {
        return new UserRows(store, new SegmentNames(), 200_000, 0, TestHash.HASH);
    }

    private static ActivityRow get(UserRows rows, String user) {
        return rows.get(Rows.slice(user), TestHash.of(Rows.slice(user)));
    }
}

package dev.rollcall.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.streams.state.internals.BlockBasedTableConfigWithAccessibleCache;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.CompactionStyle;
import org.rocksdb.FlushOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.Statistics;
import org.rocksdb.TickerType;

/** A store with the options that Kafka Streams sets for us, and rows that change again and again. */
class RocksTuningTest {
    private static final int ROWS = 20_000;
    private static final int CHANGES = 8;

    private final RocksTuning tuning = new RocksTuning();

    @TempDir
    private Path directory;

    @Test
    void rowsThatChangedOftenAreOnDiskTwiceAtMost() throws RocksDBException {
        try (Options options = options();
                RocksDB store = RocksDB.open(options, directory.toString())) {
            write(store, 0);
            long once = onDisk(store);

            for (int change = 1; change < CHANGES; change++) {
                write(store, change);
            }

            await().untilAsserted(() -> assertThat(onDisk(store)).isLessThan(2 * once));
            tuning.close("activity", options);
        }
    }

    @Test
    void aUserWhoIsNotStoredCostsNoReadOfRows() throws RocksDBException {
        try (Options options = options();
                Statistics statistics = new Statistics();
                RocksDB store = RocksDB.open(options.setStatistics(statistics), directory.toString())) {
            write(store, 0);
            store.compactRange();
            statistics.reset();

            for (int row = 0; row < ROWS; row++) {
                store.get(bytes("user-" + row + "-is-new"));
            }

            long blocks = statistics.getTickerCount(TickerType.BLOCK_CACHE_DATA_HIT)
                    + statistics.getTickerCount(TickerType.BLOCK_CACHE_DATA_MISS);
            assertThat(blocks).isLessThan(ROWS / 20);
            tuning.close("activity", options);
        }
    }

    private Options options() {
        Options options = new Options()
                .setCreateIfMissing(true)
                .setCompactionStyle(CompactionStyle.UNIVERSAL)
                .setOptimizeFiltersForHits(true);
        options.setTableFormatConfig(new BlockBasedTableConfigWithAccessibleCache());
        tuning.setConfig("activity", options, Map.of(RocksMemory.CONFIG, new RocksMemory(64L * 1024 * 1024, 1)));
        return options;
    }

    private static void write(RocksDB store, int change) throws RocksDBException {
        for (int row = 0; row < ROWS; row++) {
            store.put(bytes("user-" + row), bytes("row-" + row * 31 + change));
        }
        try (FlushOptions andWait = new FlushOptions().setWaitForFlush(true)) {
            store.flush(andWait);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static long onDisk(RocksDB store) throws RocksDBException {
        return store.getLongProperty("rocksdb.live-sst-files-size");
    }
}

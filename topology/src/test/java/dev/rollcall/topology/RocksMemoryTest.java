package dev.rollcall.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.kafka.streams.state.internals.BlockBasedTableConfigWithAccessibleCache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.MemoryUsageType;
import org.rocksdb.MemoryUtil;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteOptions;

/** Four stores with the options that Kafka Streams sets for us, and more state than may stay in memory. */
class RocksMemoryTest {
    private static final long LIMIT = 64L * 1024 * 1024;
    private static final int STORES = 4;
    private static final int ROWS = 600_000;
    private static final int READS = 40_000;
    private static final int LOOK_EVERY = 5_000;

    /** What is being read at a moment is kept beyond the limit. */
    private static final long TOLERANCE = LIMIT / 50;

    private final RocksMemory memory = new RocksMemory(LIMIT, STORES);
    private final List<RocksDB> stores = new ArrayList<>();
    private final SplittableRandom random = new SplittableRandom(11);

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        stores.forEach(RocksDB::close);
    }

    @Test
    void writingAndReadingMoreThanTheLimitStaysWithinIt() throws RocksDBException {
        openStores();
        Most most = new Most();
        try (WriteOptions withoutLog = new WriteOptions().setDisableWAL(true)) {
            byte[] row = new byte[250];
            for (int i = 0; i < ROWS; i++) {
                random.nextBytes(row);
                store(i).put(withoutLog, key(i), row);
                if (i % LOOK_EVERY == 0) {
                    most.look();
                }
            }
            for (int i = 0; i < READS; i++) {
                int any = random.nextInt(ROWS);
                assertThat(store(any).get(key(any))).hasSize(row.length);
                if (i % LOOK_EVERY == 0) {
                    most.look();
                }
            }
        }

        assertThat(onDisk()).isGreaterThan(2 * LIMIT);
        assertThat(most.writeBuffers).isGreaterThan(LIMIT / 8);
        assertThat(most.besideTheCache).isLessThan(TOLERANCE / 2);
        assertThat(most.all).isGreaterThan(LIMIT * 3 / 4).isLessThan(LIMIT + TOLERANCE);
    }

    @Test
    void whatIsUsedAndTheLimitAreTold() throws RocksDBException {
        MeterRegistry registry = new SimpleMeterRegistry();
        memory.bindTo(registry);
        openStores();

        stores.get(0).put(key(1), new byte[100]);

        assertThat(registry.get("rollcall.rocksdb.memory").gauge().value()).isBetween(1.0, (double) LIMIT);
        assertThat(registry.get("rollcall.rocksdb.memory.limit").gauge().value())
                .isEqualTo(LIMIT);
    }

    @Test
    void aStoreOfManyHasASmallWriteBuffer() {
        assertThat(new RocksMemory(LIMIT, 17).writeBufferBytes()).isEqualTo(LIMIT / 17 / 4);
        assertThat(new RocksMemory(LIMIT, 1000).writeBufferBytes()).isEqualTo(512 * 1024);
        assertThat(new RocksMemory(16 * LIMIT, 9).writeBufferBytes()).isEqualTo(16 * 1024 * 1024);
    }

    private void openStores() throws RocksDBException {
        for (int number = 0; number < STORES; number++) {
            Options options = new Options().setCreateIfMissing(true);
            options.setTableFormatConfig(new BlockBasedTableConfigWithAccessibleCache());
            new RocksTuning().setConfig("activity", options, Map.of(RocksMemory.CONFIG, memory));
            stores.add(RocksDB.open(
                    options, directory.resolve(Integer.toString(number)).toString()));
        }
    }

    private RocksDB store(int row) {
        return stores.get(row % STORES);
    }

    /** As spread as hashes of users. */
    private static byte[] key(int row) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(row * 0x9E3779B97F4A7C15L)
                .putLong(row)
                .array();
    }

    private long onDisk() throws RocksDBException {
        long bytes = 0;
        for (RocksDB store : stores) {
            bytes += store.getLongProperty("rocksdb.total-sst-files-size");
        }
        return bytes;
    }

    /** The most that was used at any look, in bytes. */
    private final class Most {
        private long all;
        private long writeBuffers;
        private long besideTheCache;

        /** Write buffers are charged to the cache, what readers of files keep is not. */
        void look() {
            Map<MemoryUsageType, Long> usage =
                    MemoryUtil.getApproximateMemoryUsageByType(stores, new HashSet<>(Set.of(memory.cache())));
            long readers = usage.get(MemoryUsageType.kTableReadersTotal);
            all = Math.max(all, usage.get(MemoryUsageType.kCacheTotal) + readers);
            writeBuffers = Math.max(writeBuffers, usage.get(MemoryUsageType.kMemTableTotal));
            besideTheCache = Math.max(besideTheCache, readers);
        }
    }
}

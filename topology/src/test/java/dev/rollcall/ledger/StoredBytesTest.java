package dev.rollcall.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.testing.TestHash;
import dev.rollcall.testing.TestStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.CompressionType;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** How much room users take on disk, all files compacted into one: random identifiers of 16 bytes, segment {@code all}. */
class StoredBytesTest {
    private static final int USERS = 5_000;
    private static final int LAST_DAY = 20_780;

    @TempDir
    private Path directory;

    @Test
    void aUserOfThirtyDaysInNinety() throws IOException, RocksDBException {
        assertThat(bytesPerUser(90, random -> random.nextInt(3) == 0)).isLessThanOrEqualTo(40);
    }

    @Test
    void aUserOfHalfTheDaysOfThreeYears() throws IOException, RocksDBException {
        assertThat(bytesPerUser(1_095, Random::nextBoolean)).isLessThanOrEqualTo(220);
    }

    private double bytesPerUser(int days, Predicate<Random> isActive) throws IOException, RocksDBException {
        KeyValueStore<Bytes, byte[]> store = TestStores.open(Stores.inMemoryKeyValueStore("rows"), directory);
        UserRows rows = new UserRows(store, new SegmentNames(), 1L << 30, 0, TestHash.HASH);
        Random random = new Random(1);
        String[] users = new String[USERS];
        for (int user = 0; user < USERS; user++) {
            users[user] = random.ints(16, '!', '~' + 1)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }
        for (int day = LAST_DAY - days + 1; day <= LAST_DAY; day++) {
            for (String user : users) {
                if (isActive.test(random)) {
                    rows.get(Rows.slice(user), TestHash.of(Rows.slice(user))).add(SegmentNames.ALL, day, rows.older());
                }
            }
            rows.store();
        }
        return (double) compacted(store) / USERS;
    }

    private long compacted(KeyValueStore<Bytes, byte[]> store) throws IOException, RocksDBException {
        Path files = Files.createDirectory(directory.resolve("files"));
        try (Options options = new Options()
                        .setCreateIfMissing(true)
                        .setCompressionType(CompressionType.LZ4_COMPRESSION)
                        .setBottommostCompressionType(CompressionType.ZSTD_COMPRESSION);
                RocksDB db = RocksDB.open(options, files.toString());
                KeyValueIterator<Bytes, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> entry = all.next();
                db.put(entry.key.get(), entry.value);
            }
            db.compactRange();
        }
        try (Stream<Path> found = Files.list(files)) {
            return found.filter(file -> file.toString().endsWith(".sst"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}

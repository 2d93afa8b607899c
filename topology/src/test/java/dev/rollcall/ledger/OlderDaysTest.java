package dev.rollcall.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.bytes.UnknownVersionException;
import dev.rollcall.testing.TestStores;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class OlderDaysTest {
    private static final byte[] USER = "u".getBytes(UTF_8);
    private static final byte[] PAGE_19 = HexFormat.of().parseHex("75ff8013");

    private final SegmentNames names = new SegmentNames();
    private final KeyValueStore<Bytes, byte[]> store =
            TestStores.open(Stores.inMemoryKeyValueStore("older"), Path.of("target"));
    private final OlderDays older = new OlderDays(store, names);

    /** Stored pages of this version must be read by every later one. */
    @Test
    void aPageOfVersionOneIsRead() {
        byte[] stored = HexFormat.of().parseHex("01" + "00" + "824103000110" + "0a636f756e7472793d4445" + "a00110");
        store.put(Bytes.wrap(PAGE_19), stored);

        assertThat(days(SegmentNames.ALL)).containsExactly(20_000, 20_001, 20_100);
        assertThat(days(names.number("country=DE"))).containsExactly(20_100);

        older.add(USER, SegmentNames.ALL, 20_000);
        List<KeyValue<Bytes, byte[]>> written = new ArrayList<>();
        older.store(written);
        assertThat(written).singleElement().satisfies(page -> assertThat(page.value)
                .isEqualTo(stored));
    }

    @Test
    void aPageOfAnotherVersionIsRefused() {
        store.put(Bytes.wrap(PAGE_19), new byte[] {2});

        assertThatThrownBy(() -> older.contains(USER, SegmentNames.ALL, 20_000))
                .isInstanceOf(UnknownVersionException.class)
                .hasMessageContaining("older days of version 2")
                .hasMessageContaining("a newer Rollcall wrote it");
    }

    private IntStream days(int segment) {
        return IntStream.range(19_456, 20_480).filter(day -> older.contains(USER, segment, day));
    }
}

package dev.rollcall.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.Test;

class WriteOrderTest {
    @Test
    void keysAreOrderedByTheFirstBytesThatDiffer() {
        List<KeyValue<Bytes, byte[]>> entries = entries("user-2", "user-10", "user-", "user-\u00e9", "user-1");

        assertThat(WriteOrder.of(entries))
                .extracting(entry -> new String(entry.key.get(), UTF_8))
                .containsExactly("user-", "user-1", "user-10", "user-2", "user-\u00e9");
    }

    @Test
    void noEntryIsLostOrDoubled() {
        Random random = new Random(1);
        String[] keys = random.ints(10_000)
                .mapToObj(number -> "k".repeat(number & 7) + Integer.toString(number, 36))
                .distinct()
                .toArray(String[]::new);
        List<KeyValue<Bytes, byte[]>> entries = entries(keys);

        assertThat(WriteOrder.of(entries)).containsExactlyInAnyOrderElementsOf(entries);
    }

    @Test
    void nothingAndOneEntryAreInOrder() {
        assertThat(WriteOrder.of(List.of())).isEmpty();
        assertThat(WriteOrder.of(entries("u"))).hasSize(1);
    }

    private static List<KeyValue<Bytes, byte[]>> entries(String... keys) {
        List<KeyValue<Bytes, byte[]>> entries = new ArrayList<>();
        Arrays.stream(keys).forEach(key -> entries.add(KeyValue.pair(Bytes.wrap(key.getBytes(UTF_8)), new byte[0])));
        return entries;
    }
}

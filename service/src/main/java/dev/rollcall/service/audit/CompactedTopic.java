package dev.rollcall.service.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.service.report.CommittedReader;
import dev.rollcall.settings.Settings;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads a topic in which the latest record of a key is the truth. */
final class CompactedTopic {
    private CompactedTopic() {}

    /**
     * Reads what is there now.
     *
     * @param latest takes every record, and refuses with an {@link IllegalArgumentException} what does not belong there
     * @return why the latest record was refused, by key
     */
    static NavigableMap<String, String> read(
            Settings settings, String topic, Consumer<ConsumerRecord<byte[], byte[]>> latest) {
        NavigableMap<String, String> faults = new TreeMap<>();
        CommittedReader.readAll(settings.clientProperties(), topic, record -> {
            String key = record.key() == null ? "(no key)" : new String(record.key(), UTF_8);
            faults.remove(key);
            try {
                latest.accept(record);
            } catch (IllegalArgumentException e) {
                faults.put(key, String.valueOf(e.getMessage()));
            }
        });
        return faults;
    }
}

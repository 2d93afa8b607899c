package dev.rollcall.service.audit.published;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.service.report.CommittedReader;
import dev.rollcall.settings.Settings;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads a topic in which the latest record of a key is the truth. */
public final class CompactedTopic {
    private CompactedTopic() {}

    /**
     * Reads what is there now: only whole transactions.
     *
     * @param settings name the brokers, not null
     * @param topic the topic, not null
     * @param latest takes every record, and refuses with an {@link IllegalArgumentException} what does not belong there
     * @return why the latest record was refused, by key
     */
    public static NavigableMap<String, String> read(
            Settings settings, String topic, Consumer<ConsumerRecord<byte[], byte[]>> latest) {
        NavigableMap<String, String> faults = new TreeMap<>();
        try (CommittedReader reader = CommittedReader.open(settings.clientProperties(), topic)) {
            reader.readToEnd(record -> {
                if (reader.isBeforeEnd(record)) {
                    learn(record, latest, faults);
                }
            });
        }
        return faults;
    }

    private static void learn(
            ConsumerRecord<byte[], byte[]> record,
            Consumer<ConsumerRecord<byte[], byte[]>> latest,
            Map<String, String> faults) {
        String key = record.key() == null ? "(no key)" : new String(record.key(), UTF_8);
        faults.remove(key);
        try {
            latest.accept(record);
        } catch (IllegalArgumentException e) {
            faults.put(key, String.valueOf(e.getMessage()));
        }
    }
}

package dev.rollcall.service.reset;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.service.UserError;
import dev.rollcall.service.report.CommittedReader;
import dev.rollcall.settings.Settings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The keys of a compacted topic that have a value. Used by one thread. */
final class PublishedKeys {
    private final String setting;
    private final String topic;
    private final String things;
    private final BiConsumer<byte[], byte[]> parser;
    private final Set<String> keys = new LinkedHashSet<>();

    private PublishedKeys(String setting, String topic, String things, BiConsumer<byte[], byte[]> parser) {
        this.setting = setting;
        this.topic = topic;
        this.things = things;
        this.parser = parser;
    }

    /**
     * Reads what is committed now.
     *
     * @param setting the key of the setting that names the topic
     * @param things what the topic holds, in the plural
     * @param parser throws an {@link IllegalArgumentException} for a key and value that Rollcall has not written
     * @throws UserError if there is such a record: then it is another's topic
     */
    static PublishedKeys read(
            Settings settings, String setting, String topic, String things, BiConsumer<byte[], byte[]> parser) {
        PublishedKeys keys = new PublishedKeys(setting, topic, things, parser);
        try (CommittedReader reader = CommittedReader.open(settings.clientProperties(), topic)) {
            reader.readToEnd(keys::learn);
        }
        return keys;
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    /** How many there are of what, and where. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d %s of topic %s", keys.size(), things, topic);
    }

    /** A tombstone may be anybody's: it leaves nothing to take back. */
    private void learn(ConsumerRecord<byte[], byte[]> record) {
        String key = record.key() == null ? "" : new String(record.key(), UTF_8);
        if (record.value() == null) {
            keys.remove(key);
            return;
        }
        try {
            parser.accept(key.getBytes(UTF_8), record.value());
        } catch (IllegalArgumentException e) {
            throw new UserError(setting + " " + topic + ": topic " + topic + " holds a record with the key '" + key
                    + "' that Rollcall has not written (partition " + record.partition() + ", offset "
                    + record.offset() + ": " + e.getMessage() + "); set " + setting
                    + " to the topic of this application. Nothing was changed.");
        }
        keys.add(key);
    }

    /** Publishes tombstones for all keys of some topics, in one transaction. */
    static void takeBack(Settings settings, List<PublishedKeys> topics) {
        Map<String, Object> properties = settings.clientProperties();
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, settings.applicationId() + "-reset");
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            topics.forEach(of -> of.keys.forEach(key -> producer.send(new ProducerRecord<>(of.topic, key, null))));
            // Throws if any of the writes has failed.
            producer.commitTransaction();
        }
    }
}

package dev.rollcall.service.reset;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.service.UserError;
import dev.rollcall.service.report.CommittedReader;
import dev.rollcall.settings.Settings;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The keys of a compacted topic that have a value. Used by one thread. */
final class PublishedKeys {
    private final Settings settings;
    private final String topic;
    private final Predicate<String> ours;
    private final Set<String> keys = new LinkedHashSet<>();

    private PublishedKeys(Settings settings, String topic, Predicate<String> ours) {
        this.settings = settings;
        this.topic = topic;
        this.ours = ours;
    }

    /**
     * Reads what is committed now.
     *
     * @throws UserError if there are keys that are not ours: then it is another's topic
     */
    static PublishedKeys read(Settings settings, String topic, Predicate<String> ours) {
        PublishedKeys keys = new PublishedKeys(settings, topic, ours);
        try (CommittedReader reader = CommittedReader.open(settings.clientProperties(), topic)) {
            reader.readToEnd(keys::learn);
        }
        return keys;
    }

    int count() {
        return keys.size();
    }

    private void learn(ConsumerRecord<byte[], byte[]> record) {
        String key = record.key() == null ? "" : new String(record.key(), UTF_8);
        if (!ours.test(key)) {
            throw new UserError("topic " + topic + ", partition " + record.partition() + ", offset " + record.offset()
                    + " holds a record with the key '" + key
                    + "', which Rollcall has not written; name the right topic."
                    + " Nothing was changed.");
        }
        if (record.value() == null) {
            keys.remove(key);
        } else {
            keys.add(key);
        }
    }

    /** Publishes for each key that it has no value any more, in one transaction. */
    void takeBack() {
        Map<String, Object> properties = settings.clientProperties();
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, settings.applicationId() + "-reset");
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            keys.forEach(key -> producer.send(new ProducerRecord<>(topic, key, null)));
            // Throws if any of the writes has failed.
            producer.commitTransaction();
        }
    }
}

package dev.rollcall.service.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.service.Causes;
import dev.rollcall.service.report.CommittedReader;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * What may not change for the life of an application id, in a compacted topic of its own: one record for each name. The first writer wins, whichever
 * instance that is: writers share a {@code transactional.id}, so that of two that begin at once one is fenced and reads what the other
 * wrote. Used by one thread.
 */
public final class SettingsTopic {
    private static final int MOST_ATTEMPTS = 10;
    private static final int TRANSACTION_TIMEOUT_MS = 10_000;
    private static final int REQUEST_TIMEOUT_MS = 10_000;

    /** Brokers that have never seen a transaction first create the topic in which they keep them. */
    private static final int PATIENCE_MS = 30_000;

    /** The longest pause after the first attempt; each one fences those that others have begun meanwhile. */
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Map<String, Object> clientProperties;
    private final String topic;

    /** What names begin with whose value may change: the last one counts, not the first. */
    public static final String CHANGEABLE = "changeable.";

    /** The id of the first visits topic that has all of them, from the first event on; another text if there is none. */
    public static final String FIRST_VISITS_BEGIN = "first-visits.topic.id";

    /**
     * The settings topic of an application, which exists.
     *
     * @param clientProperties how to reach the brokers
     * @param topic its name, which is also the {@code transactional.id} of its writers
     */
    public SettingsTopic(Map<String, Object> clientProperties, String topic) {
        this.clientProperties = Map.copyOf(clientProperties);
        this.topic = topic;
    }

    /**
     * Reads everything.
     *
     * @return what was written first for each name, or last if it begins with {@link #CHANGEABLE}
     * @throws dev.rollcall.service.report.UnreadableTopicException if the topic cannot be read
     */
    public Map<String, String> read() {
        Map<String, String> found = new TreeMap<>();
        try (CommittedReader reader = CommittedReader.open(clientProperties, topic)) {
            reader.readToEnd(record -> {
                if (record.key() != null && record.value() != null) {
                    learn(new String(record.key(), UTF_8), new String(record.value(), UTF_8), found);
                }
            });
        }
        return found;
    }

    /**
     * Writes what is not there yet, and what may change and is to be another.
     *
     * @param values a value for each name
     * @return what is there afterwards, for these names and any others: those of the first writer
     * @throws dev.rollcall.service.report.UnreadableTopicException if the topic cannot be read
     * @throws KafkaException if it cannot be written
     */
    public Map<String, String> put(Map<String, String> values) {
        return put(values, read());
    }

    /**
     * The same, for who has read the topic.
     *
     * @param values a value for each name
     * @param known what was read; nothing is read again if all values are among it
     * @return what is there afterwards
     */
    public Map<String, String> put(Map<String, String> values, Map<String, String> known) {
        Map<String, String> found = known;
        for (int attempt = 1; !isWritten(values, found); attempt++) {
            try {
                found = write(values);
            } catch (KafkaException failure) {
                if (!isFenced(failure) || attempt == MOST_ATTEMPTS) {
                    throw failure;
                }
                LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(attempt * PAUSE_NANOS));
                found = read();
            }
        }
        return found;
    }

    private static boolean isWritten(Map<String, String> values, Map<String, String> found) {
        return values.entrySet().stream()
                .allMatch(value -> isChangeable(value.getKey())
                        ? value.getValue().equals(found.get(value.getKey()))
                        : found.containsKey(value.getKey()));
    }

    private static boolean isChangeable(String name) {
        return name.startsWith(CHANGEABLE);
    }

    private static void learn(String name, String value, Map<String, String> found) {
        if (isChangeable(name)) {
            found.put(name, value);
        } else {
            found.putIfAbsent(name, value);
        }
    }

    private static boolean isFenced(KafkaException failure) {
        return Causes.find(failure, ProducerFencedException.class).isPresent()
                || Causes.find(failure, InvalidProducerEpochException.class).isPresent();
    }

    private Map<String, String> write(Map<String, String> values) {
        try (KafkaProducer<String, String> producer = producer()) {
            // Nobody else writes from here on, and what others have written is committed or aborted.
            producer.initTransactions();
            Map<String, String> found = read();
            Map<String, String> written = new TreeMap<>(values);
            written.entrySet()
                    .removeIf(value -> found.containsKey(value.getKey())
                            && (!isChangeable(value.getKey())
                                    || value.getValue().equals(found.get(value.getKey()))));
            producer.beginTransaction();
            written.forEach((name, value) -> producer.send(new ProducerRecord<>(topic, name, value)));
            producer.commitTransaction();
            found.putAll(written);
            return found;
        }
    }

    private KafkaProducer<String, String> producer() {
        Map<String, Object> properties = new HashMap<>(clientProperties);
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topic);
        properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MS);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MS);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS);
        return new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
    }
}

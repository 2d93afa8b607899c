package dev.rollcall.service.report.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.report.Accounts;
import dev.rollcall.service.report.CommittedReader;
import dev.rollcall.service.report.UnreadableTopicException;
import dev.rollcall.settings.Settings;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The latest accounts of every input partition. Thread-safe. */
public final class PublishedAccounts {
    private static final Logger LOG = LoggerFactory.getLogger(PublishedAccounts.class);

    private final String inputTopic;
    private final Map<String, Accounts> byKey = new HashMap<>();
    private Instant published;

    /**
     * Without accounts.
     *
     * @param inputTopic the topic of whose partitions to keep accounts; those of one that was configured before are passed over
     */
    public PublishedAccounts(String inputTopic) {
        this.inputTopic = inputTopic;
    }

    /**
     * Reads the accounts that are published now.
     *
     * @param settings the settings, not null
     * @return the accounts; what is no accounts is passed over
     * @throws UnreadableTopicException if they cannot be read
     */
    public static PublishedAccounts read(Settings settings) {
        PublishedAccounts accounts = new PublishedAccounts(settings.inputTopic());
        try (CommittedReader reader = CommittedReader.open(settings.clientProperties(), settings.accountsTopic())) {
            reader.readToEnd(record -> {
                try {
                    accounts.take(record);
                } catch (IllegalArgumentException e) {
                    LOG.debug("Something else than accounts is in topic {}", settings.accountsTopic(), e);
                }
            });
        }
        return accounts;
    }

    /**
     * Takes the next record of the accounts topic.
     *
     * @throws IllegalArgumentException if it is no accounts
     */
    void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            throw new IllegalArgumentException("a record without a key");
        }
        String key = new String(record.key(), UTF_8);
        if (record.value() == null) {
            remove(key);
        } else {
            put(key, Accounts.parse(record.key(), record.value()), Instant.ofEpochMilli(record.timestamp()));
        }
    }

    private synchronized void put(String key, Accounts accounts, Instant at) {
        if (accounts.topic().equals(inputTopic)) {
            published = at;
            byKey.put(key, accounts);
        }
    }

    private synchronized void remove(String key) {
        byKey.remove(key);
    }

    /**
     * The accounts.
     *
     * @return by partition
     */
    public synchronized List<Accounts> all() {
        return byKey.values().stream()
                .sorted(Comparator.comparing(Accounts::partition))
                .toList();
    }

    /**
     * When the newest of them were published.
     *
     * @return the timestamp of their record; empty if there are none
     */
    public synchronized Optional<Instant> published() {
        return Optional.ofNullable(published);
    }
}

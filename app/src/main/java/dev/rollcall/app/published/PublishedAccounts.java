package dev.rollcall.app.published;

import dev.rollcall.report.Accounts;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The latest accounts of every input partition. Thread-safe. */
public final class PublishedAccounts {
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

    synchronized void put(String key, Accounts accounts, Instant at) {
        if (accounts.topic().equals(inputTopic)) {
            published = at;
            byKey.put(key, accounts);
        }
    }

    synchronized void remove(String key) {
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

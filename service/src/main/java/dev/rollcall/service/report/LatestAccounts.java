package dev.rollcall.service.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.event.RejectReason;
import dev.rollcall.report.Accounts;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The latest accounts of every partition of the input topics, from the records of the accounts topic. Thread-safe. */
public final class LatestAccounts {
    private final List<String> inputTopics;
    private final Map<String, Published> byKey = new HashMap<>();

    private record Published(Accounts accounts, Instant at) {}

    /**
     * Without accounts.
     *
     * @param inputTopics the topics of whose partitions to show accounts, not null
     */
    public LatestAccounts(List<String> inputTopics) {
        this.inputTopics = List.copyOf(inputTopics);
    }

    /**
     * Takes the next record of the accounts topic.
     *
     * @param record the record, not null; without a value it takes the accounts back
     * @throws IllegalArgumentException if it is no accounts; then its key has none any more
     */
    public synchronized void apply(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            throw new IllegalArgumentException("a record without a key");
        }
        String key = new String(record.key(), UTF_8);
        byKey.remove(key);
        if (record.value() != null) {
            Accounts accounts = Accounts.parse(record.key(), record.value());
            byKey.put(key, new Published(accounts, Instant.ofEpochMilli(record.timestamp())));
        }
    }

    private synchronized List<Published> published() {
        return byKey.values().stream()
                .filter(published -> inputTopics.contains(published.accounts().topic()))
                .toList();
    }

    /**
     * The accounts.
     *
     * @return by topic and partition
     */
    public List<Accounts> all() {
        return published().stream()
                .map(Published::accounts)
                .sorted(Comparator.comparing(Accounts::topic).thenComparingInt(Accounts::partition))
                .toList();
    }

    /**
     * Those of other topics, of which some may have been the input before.
     *
     * @return in no particular order
     */
    public synchronized List<Accounts> ofOtherTopics() {
        return byKey.values().stream()
                .map(Published::accounts)
                .filter(accounts -> !inputTopics.contains(accounts.topic()))
                .toList();
    }

    /**
     * The accounts of all partitions together.
     *
     * @return their sum, with partition 0 and the names of all topics; all 0 if there are none
     */
    public Accounts total() {
        return all().stream()
                .reduce(new Accounts(String.join(", ", inputTopics), 0, 0, 0, 0, Map.of()), LatestAccounts::plus);
    }

    private static Accounts plus(Accounts one, Accounts other) {
        Map<RejectReason, Long> rejected = new EnumMap<>(RejectReason.class);
        Stream.of(one, other).forEach(each -> each.rejected()
                .forEach((reason, events) -> rejected.merge(reason, events, Long::sum)));
        return new Accounts(
                one.topic(),
                0,
                one.read() + other.read(),
                one.first() + other.first(),
                one.repeat() + other.repeat(),
                one.ignored() + other.ignored(),
                rejected,
                one.lost() + other.lost(),
                Accounts.later(one.newest(), other.newest()));
    }

    /**
     * When the newest accounts were published.
     *
     * @return the timestamp of their record; empty if there are none
     */
    public Optional<Instant> newest() {
        return published().stream().map(Published::at).max(Comparator.naturalOrder());
    }
}

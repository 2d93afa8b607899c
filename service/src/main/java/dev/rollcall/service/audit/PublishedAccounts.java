package dev.rollcall.service.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.rollcall.report.Accounts;
import dev.rollcall.service.report.CommittedReader;
import dev.rollcall.settings.Settings;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The latest accounts of every input partition. Not thread-safe. */
final class PublishedAccounts {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String LOST = "lost";

    private final String input;
    private final NavigableMap<Integer, Account> partitions = new TreeMap<>();
    private final NavigableMap<String, String> faults = new TreeMap<>();

    /**
     * The accounts of one partition.
     *
     * @param accounts the accounts
     * @param lost how many events retention deleted before they were read
     */
    record Account(Accounts accounts, long lost) {}

    private PublishedAccounts(String input) {
        this.input = input;
    }

    /** Reads the accounts that are there now. */
    static PublishedAccounts read(Settings settings) {
        PublishedAccounts accounts = new PublishedAccounts(settings.inputTopic());
        try (CommittedReader reader = CommittedReader.open(settings.clientProperties(), settings.accountsTopic())) {
            reader.readToEnd(accounts::learn);
        }
        return accounts;
    }

    /** The accounts of a partition; all zero if nothing is published. */
    Account of(int partition) {
        return partitions.getOrDefault(partition, new Account(new Accounts(input, partition, 0, 0, 0, Map.of()), 0));
    }

    /** Whether a partition has accounts. */
    boolean has(int partition) {
        return partitions.containsKey(partition);
    }

    /** The partitions that have accounts. */
    Collection<Integer> partitions() {
        return partitions.keySet();
    }

    /** The sum over all partitions. */
    long total(ToLongFunction<Accounts> number) {
        return partitions.values().stream()
                .mapToLong(account -> number.applyAsLong(account.accounts()))
                .sum();
    }

    /** Records that are no accounts of the input topic, by key. */
    NavigableMap<String, String> faults() {
        return faults;
    }

    private void learn(ConsumerRecord<byte[], byte[]> record) {
        String key = record.key() == null ? "(no key)" : new String(record.key(), UTF_8);
        faults.remove(key);
        partition(key).ifPresent(partitions::remove);
        if (record.key() != null && record.value() == null) {
            return;
        }
        try {
            byte[] value = record.value() == null ? new byte[0] : record.value();
            Accounts accounts = Accounts.parse(key.getBytes(UTF_8), value);
            if (!accounts.topic().equals(input)) {
                throw new IllegalArgumentException("accounts of topic " + accounts.topic());
            }
            partitions.put(accounts.partition(), new Account(accounts, lost(value)));
        } catch (IllegalArgumentException e) {
            faults.put(key, e.getMessage());
        }
    }

    private Optional<Integer> partition(String key) {
        String prefix = input + "-";
        try {
            return key.startsWith(prefix)
                    ? Optional.of(Integer.valueOf(key.substring(prefix.length())))
                    : Optional.empty();
        } catch (NumberFormatException noPartition) {
            return Optional.empty();
        }
    }

    /** The field is missing as long as nothing is lost. */
    private static long lost(byte[] value) {
        try (JsonParser parser = JSON.createParser(value)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals(LOST)) {
                    return parser.getLongValue();
                }
                parser.skipChildren();
            }
            return 0;
        } catch (IOException e) {
            throw new IllegalArgumentException("no accounts: " + e.getMessage(), e);
        }
    }
}

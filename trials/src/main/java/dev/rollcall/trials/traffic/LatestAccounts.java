package dev.rollcall.trials.traffic;

import dev.rollcall.event.RejectReason;
import dev.rollcall.report.Accounts;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The latest accounts of every input partition, from the records of the accounts topic. Not thread-safe. */
public final class LatestAccounts {
    private final Map<Integer, Accounts> partitions = new HashMap<>();

    /** Knows no partition yet. */
    public LatestAccounts() {}

    /**
     * Takes the next record.
     *
     * @param record a record of the accounts topic, not null
     */
    public void apply(ConsumerRecord<byte[], byte[]> record) {
        Accounts accounts = Accounts.parse(record.key(), record.value());
        partitions.put(accounts.partition(), accounts);
    }

    /**
     * The sum over all input partitions.
     *
     * @return the totals
     */
    public AccountTotals totals() {
        long read = 0;
        long first = 0;
        long repeat = 0;
        long ignored = 0;
        Map<RejectReason, Long> rejected = new EnumMap<>(RejectReason.class);
        for (Accounts accounts : partitions.values()) {
            read += accounts.read();
            first += accounts.first();
            repeat += accounts.repeat();
            ignored += accounts.ignored();
            accounts.rejected().forEach((reason, events) -> rejected.merge(reason, events, Long::sum));
        }
        return new AccountTotals(read, first, repeat, ignored, rejected);
    }
}

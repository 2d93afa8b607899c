package dev.rollcall.service.audit.check;

import static dev.rollcall.service.text.Wording.number;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.event.RejectReason;
import dev.rollcall.report.Accounts;
import dev.rollcall.service.audit.difference.AuditDifference.Kind;
import dev.rollcall.service.audit.difference.Differences;
import dev.rollcall.service.audit.input.PartitionScan;
import dev.rollcall.service.audit.published.CompactedTopic;
import dev.rollcall.service.audit.recount.Bounds;
import dev.rollcall.service.report.LatestAccounts;
import dev.rollcall.settings.Settings;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Compares the published accounts with what was read and counted. Not thread-safe. */
public final class AccountsCheck {
    private final List<String> inputs;
    private final LatestAccounts published;
    private final Map<String, String> faults;
    private final Differences differences;

    /**
     * Reads the accounts that are there now.
     *
     * @param settings name the topics
     * @param differences where differences go
     */
    public AccountsCheck(Settings settings, Differences differences) {
        inputs = settings.inputTopics();
        published = new LatestAccounts(inputs);
        faults = CompactedTopic.read(settings, settings.accountsTopic(), published::apply);
        this.differences = differences;
    }

    /**
     * The sum of all partitions.
     *
     * @return as published
     */
    public Accounts total() {
        return published.total();
    }

    /**
     * Compares the accounts of every partition, and the first visits of all.
     *
     * @param scans what was read of every partition, not null
     * @param firstVisits how many there must be, not null
     */
    public void compare(Collection<PartitionScan> scans, Bounds firstVisits) {
        Map<TopicPartition, Accounts> unexpected = new HashMap<>();
        published.all().forEach(accounts -> unexpected.put(partitionOf(accounts), accounts));
        long first = 0;
        for (PartitionScan scan : scans) {
            Accounts accounts = unexpected.remove(scan.partition());
            if (accounts != null) {
                first += accounts.first();
                compare(accounts, scan);
            } else if (scan.events().sure() == 0) {
                compare(new Accounts(scan.partition().topic(), scan.partition().partition(), 0, 0, 0, Map.of()), scan);
            } else {
                String read =
                        "read " + scan.events().bounds().upTo(scan.deleted().events());
                differ(rank(scan.partition()), scan.partition().toString(), "record", "missing", read);
            }
        }
        check(-1, String.join(", ", inputs), "first", first, firstVisits);
        unexpected
                .keySet()
                .forEach(partition ->
                        differ(rank(partition), partition.toString(), "record", "is there", "no such partition"));
        published
                .ofOtherTopics()
                .forEach(other -> differ(
                        -1, new String(other.key(), UTF_8), "record", "accounts of topic " + other.topic(), "none"));
        faults.forEach((key, fault) -> differ(-1, key, "record", fault, "none"));
    }

    private static TopicPartition partitionOf(Accounts accounts) {
        return new TopicPartition(accounts.topic(), accounts.partition());
    }

    private long rank(TopicPartition partition) {
        return Differences.rank(inputs, partition);
    }

    private void compare(Accounts accounts, PartitionScan scan) {
        long gone = scan.deleted().events();
        long rank = rank(scan.partition());
        String key = scan.partition().toString();
        check(rank, key, "read", accounts.read(), scan.events().bounds().upTo(gone));
        long counted = accounts.first() + accounts.repeat();
        check(rank, key, "first + repeat", counted, scan.countable().bounds().upTo(gone));
        check(rank, key, "ignored", accounts.ignored(), scan.ignored().bounds().upTo(gone));
        for (RejectReason reason : RejectReason.values()) {
            long rejected = accounts.rejected().getOrDefault(reason, 0L);
            check(
                    rank,
                    key,
                    "rejected " + reason,
                    rejected,
                    scan.rejected(reason).bounds().upTo(gone));
        }
        check(rank, key, "lost", accounts.lost(), new Bounds(0, gone));
        if (scan.events().open() == 0) {
            long sum = counted + accounts.ignored() + accounts.rejectedEvents();
            check(rank, key, "first + repeat + ignored + rejected", sum, Bounds.exactly(accounts.read()));
        }
    }

    private void check(long rank, String key, String field, long is, Bounds bounds) {
        if (!bounds.contain(is)) {
            differ(rank, key, field, number(is), bounds.toString());
        }
    }

    private void differ(long rank, String key, String field, String is, String must) {
        differences.add(rank, 0, Kind.ACCOUNTS, key, field, is, must);
    }
}

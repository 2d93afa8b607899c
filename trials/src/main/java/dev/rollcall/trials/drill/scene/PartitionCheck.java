package dev.rollcall.trials.drill.scene;

import static dev.rollcall.trials.traffic.Wording.text;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.event.RejectReason;
import dev.rollcall.report.Accounts;
import dev.rollcall.report.RejectedHeaders;
import dev.rollcall.service.report.CommittedReader;
import dev.rollcall.settings.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Compares the accounts of every partition, and every single rejected event, with what is true. */
final class PartitionCheck {
    private static final int MOST_SHOWN = 20;

    private PartitionCheck() {}

    /** What differs, a line for each; the first ones if there are many. */
    static List<String> differences(Settings settings, StreamTruth truth) {
        Map<Integer, Accounts> accounts = new HashMap<>();
        read(settings, settings.accountsTopic(), record -> {
            Accounts latest = Accounts.parse(record.key(), record.value());
            accounts.put(latest.partition(), latest);
        });
        Map<Integer, SortedMap<Long, List<RejectReason>>> rejected = new HashMap<>();
        read(settings, settings.rejectedTopic(), record -> rejected.computeIfAbsent(
                        Integer.parseInt(header(record, RejectedHeaders.PARTITION)), absent -> new TreeMap<>())
                .computeIfAbsent(Long.parseLong(header(record, RejectedHeaders.OFFSET)), absent -> new ArrayList<>())
                .add(RejectReason.valueOf(header(record, RejectedHeaders.REASON))));
        return differences(settings.inputTopics().get(0), truth.partitions(), accounts, rejected);
    }

    private static void read(Settings settings, String topic, Consumer<ConsumerRecord<byte[], byte[]>> record) {
        try (CommittedReader reader = CommittedReader.open(settings.clientProperties(), topic)) {
            reader.readToEnd(record);
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    /**
     * What differs, a line for each; the first ones if there are many.
     *
     * @param topic the input topic
     * @param truth by partition
     * @param accounts by partition
     * @param rejected by partition and offset, with the reason of every time that the event was rejected
     */
    static List<String> differences(
            String topic,
            Map<Integer, PartitionTruth> truth,
            Map<Integer, Accounts> accounts,
            Map<Integer, SortedMap<Long, List<RejectReason>>> rejected) {
        List<String> differences = new ArrayList<>();
        TreeSet<Integer> partitions = new TreeSet<>(truth.keySet());
        partitions.addAll(accounts.keySet());
        partitions.addAll(rejected.keySet());
        for (int partition : partitions) {
            String name = topic + "-" + partition;
            PartitionTruth expected = truth.getOrDefault(partition, new PartitionTruth());
            addAccounts(differences, name, expected, accounts.get(partition));
            addRejected(differences, name, expected, rejected.getOrDefault(partition, new TreeMap<>()));
        }
        int hidden = differences.size() - MOST_SHOWN;
        if (hidden <= 0) {
            return differences;
        }
        List<String> shown = new ArrayList<>(differences.subList(0, MOST_SHOWN));
        shown.add(text("  and %,d more", hidden));
        return shown;
    }

    private static void addAccounts(
            List<String> differences, String name, PartitionTruth expected, Accounts published) {
        if (published == null) {
            differences.add(text("  accounts of %s: missing, must be of %,d events", name, expected.events()));
        } else if (published.read() != expected.events()
                || published.ignored() != 0
                || !published.rejected().equals(expected.rejectedByReason())
                || !published.balances()) {
            differences.add(text(
                    "  accounts of %s: read %,d, ignored %,d, rejected %s, %s; must be read %,d, ignored 0, rejected %s",
                    name,
                    published.read(),
                    published.ignored(),
                    published.rejected(),
                    published.balances() ? "balanced" : "not balanced",
                    expected.events(),
                    expected.rejectedByReason()));
        }
    }

    private static void addRejected(
            List<String> differences,
            String name,
            PartitionTruth expected,
            SortedMap<Long, List<RejectReason>> published) {
        TreeSet<Long> offsets = new TreeSet<>(expected.rejected().keySet());
        offsets.addAll(published.keySet());
        for (long offset : offsets) {
            List<RejectReason> must = expected.rejected().getOrDefault(offset, List.of());
            List<RejectReason> is = published.getOrDefault(offset, List.of());
            if (!is.equals(must)) {
                differences.add(text("  event %s@%d: rejected as %s, must be %s", name, offset, is, must));
            }
        }
    }
}

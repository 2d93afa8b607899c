package dev.rollcall.service.audit.input;

import dev.rollcall.event.RejectReason;
import dev.rollcall.service.audit.recount.Spool;
import dev.rollcall.service.cluster.PartitionOffsets;
import dev.rollcall.service.report.CommittedReader;
import dev.rollcall.settings.Settings;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads the input topics: what can be counted goes to the spool, the rest is compared with the rejected topic. Not thread-safe. */
public final class InputScan {
    private static final int RECORDS_PER_POLL = 5_000;

    private final EventJudge judge;
    private final RejectedTopic rejectedTopic;
    private final Spool spool;
    private final Objection objection;
    private final NavigableMap<TopicPartition, PartitionScan> partitions = new TreeMap<>(PartitionOffsets.ORDER);
    private long missingClaims;

    /** Hears how far the reading is. */
    @FunctionalInterface
    public interface Progress {
        /**
         * How far it is.
         *
         * @param done offsets that were read
         * @param total offsets that there are to read
         */
        void at(long done, long total);
    }

    /**
     * Nothing read yet.
     *
     * @param judge says what events count as, not null
     * @param rejectedTopic what the pipeline rejected, not null
     * @param spool where visits go, not null
     * @param objection hears of events of which the rejected topic says something else than it must, not null
     */
    public InputScan(EventJudge judge, RejectedTopic rejectedTopic, Spool spool, Objection objection) {
        this.judge = judge;
        this.rejectedTopic = rejectedTopic;
        this.spool = spool;
        this.objection = objection;
    }

    /**
     * Adds a partition that is to be read.
     *
     * @param partition the input partition
     * @param start the first offset that is still there
     * @param end the offset before which to read
     * @param sureEnd the offset before which all is counted and published
     * @return what will be read of it
     */
    public PartitionScan add(TopicPartition partition, long start, long end, long sureEnd) {
        PartitionScan scan = new PartitionScan(partition, start, end, sureEnd, judge.takesSeveral());
        partitions.put(partition, scan);
        rejectedTopic.of(partition).skipBefore(start);
        return scan;
    }

    /**
     * Reads all partitions that were added. What the rejected topic has beyond that are no events.
     *
     * @param settings the settings, not null
     * @param progress hears how far it is, not null
     * @throws dev.rollcall.service.report.UnreadableTopicException if it cannot be read
     * @throws java.io.UncheckedIOException if the spool cannot be written
     */
    public void read(Settings settings, Progress progress) {
        Map<TopicPartition, Long> starts = new HashMap<>();
        Map<TopicPartition, Long> ends = new HashMap<>();
        partitions.forEach((partition, scan) -> {
            starts.put(partition, scan.deleted().start());
            ends.put(partition, scan.end());
        });
        Map<String, Object> properties = new HashMap<>(settings.clientProperties());
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_PER_POLL);
        try (CommittedReader reader = CommittedReader.between(
                properties, String.join(", ", settings.inputTopics()), starts, ends, this::deleted)) {
            long total = reader.behind();
            reader.readToEnd(this::event, behind -> progress.at(total - behind, total));
        }
        rejectedTopic.finish();
    }

    /**
     * Every partition that was read.
     *
     * @return in order
     */
    public Collection<PartitionScan> partitions() {
        return partitions.values();
    }

    /**
     * How many events that must have been rejected are not in the rejected topic.
     *
     * @return events
     */
    public long missingClaims() {
        return missingClaims;
    }

    private void event(ConsumerRecord<byte[], byte[]> event) {
        PartitionScan scan = partitions.get(partitionOf(event));
        if (event.offset() >= scan.end()) {
            return;
        }
        boolean sure = scan.read(event.offset(), event.timestamp());
        int events = judge.begin(event);
        for (int index = 0; index < events; index++) {
            judge(event, index, scan, sure);
        }
    }

    private void judge(ConsumerRecord<byte[], byte[]> event, int index, PartitionScan scan, boolean sure) {
        RejectReason claim =
                rejectedTopic.of(scan.partition()).take(event.offset(), judge.isOne() ? Claims.WHOLE : index);
        RejectReason reason = judge.judge(index);
        scan.judged(reason, judge.isIgnored(), sure);
        if (reason == null && !judge.isIgnored()) {
            spool.add(judge.visit(!sure));
        }
        compare(event, sure, reason, claim);
    }

    private void compare(ConsumerRecord<?, ?> event, boolean sure, RejectReason reason, RejectReason claim) {
        boolean missing = reason != null && claim == null && sure;
        missingClaims += missing ? 1 : 0;
        if (missing && !rejectedTopic.isShortened()) {
            objection.raise(partitionOf(event), event.offset(), "missing", reason.name());
        } else if (claim != null && claim != reason) {
            String countable = judge.isIgnored() ? "none, it is ignored" : "none, it can be counted";
            String must = reason == null ? countable : reason.name();
            objection.raise(partitionOf(event), event.offset(), claim.name(), must);
        }
    }

    private static TopicPartition partitionOf(ConsumerRecord<?, ?> event) {
        return new TopicPartition(event.topic(), event.partition());
    }

    private void deleted(TopicPartition partition, long from, long to) {
        partitions.get(partition).deleted().deleted(from, to);
        rejectedTopic.of(partition).skipBefore(to);
    }
}

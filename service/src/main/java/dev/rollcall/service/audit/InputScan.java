package dev.rollcall.service.audit;

import dev.rollcall.event.RejectReason;
import java.time.LocalDate;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads the input topic: what can be counted goes to the spool, the rest is compared with the rejected topic. Not thread-safe. */
final class InputScan implements InputReader.Sink, Claims.Objection {
    private final EventJudge judge;
    private final RejectedTopic rejectedTopic;
    private final Spool spool;
    private final Differences differences;
    private final AuditProgress progress;
    private final NavigableMap<Integer, PartitionScan> partitions = new TreeMap<>();
    private long missingClaims;

    InputScan(
            EventJudge judge,
            RejectedTopic rejectedTopic,
            Spool spool,
            Differences differences,
            AuditProgress progress) {
        this.judge = judge;
        this.rejectedTopic = rejectedTopic;
        this.spool = spool;
        this.differences = differences;
        this.progress = progress;
    }

    /** Adds a partition that is to be read. */
    PartitionScan add(int partition, long start, long end, long sureEnd) {
        PartitionScan scan = new PartitionScan(partition, start, end, sureEnd);
        partitions.put(partition, scan);
        rejectedTopic.of(partition).skipBefore(start);
        return scan;
    }

    /** Every partition that was read, in order. */
    Collection<PartitionScan> partitions() {
        return partitions.values();
    }

    /** How many events that must have been rejected are not in the rejected topic. */
    long missingClaims() {
        return missingClaims;
    }

    @Override
    public void event(ConsumerRecord<byte[], byte[]> event) {
        PartitionScan scan = partitions.get(event.partition());
        scan.read(event.offset(), event.timestamp());
        RejectReason claim = rejectedTopic.of(event.partition()).take(event.offset(), this);
        if (judge.canBeCounted(event)) {
            countable(event, scan, claim);
        } else {
            rejected(event, scan, claim);
        }
    }

    private void countable(ConsumerRecord<byte[], byte[]> event, PartitionScan scan, RejectReason claim) {
        scan.countable(event.offset());
        Visit.Standing standing = scan.isSure(event.offset()) ? Visit.Standing.SURE : Visit.Standing.OPEN;
        if (claim == RejectReason.FORGOTTEN) {
            scan.forgotten(event.offset());
            standing = Visit.Standing.FORGOTTEN;
        } else if (claim != null) {
            differ(event.partition(), event.offset(), claim.name(), "none, it can be counted");
        }
        spool.add(judge.visit(event, standing));
    }

    private void rejected(ConsumerRecord<byte[], byte[]> event, PartitionScan scan, RejectReason claim) {
        RejectReason reason = judge.reason();
        scan.rejected(reason, event.offset());
        if (claim == null && scan.isSure(event.offset())) {
            missingClaims++;
            missing(event, reason);
        } else if (claim != null && claim != reason) {
            differ(event.partition(), event.offset(), claim.name(), reason.name());
        }
    }

    private void missing(ConsumerRecord<byte[], byte[]> event, RejectReason reason) {
        if (!rejectedTopic.isShortened()) {
            differ(event.partition(), event.offset(), "missing", reason.name());
        }
    }

    /** Says that a forgotten visit is not as old as it must be. */
    void notForgotten(Visit visit, Integer newestDay) {
        String newest = newestDay == null
                ? "no other day"
                : LocalDate.ofEpochDay(newestDay).toString();
        differ(
                visit.partition(),
                visit.offset(),
                RejectReason.FORGOTTEN.name(),
                "none, its day is " + LocalDate.ofEpochDay(visit.epochDay()) + " and its user's newest is " + newest);
    }

    @Override
    public void deleted(TopicPartition partition, long from, long to) {
        partitions.get(partition.partition()).deleted().deleted(from, to);
        rejectedTopic.of(partition.partition()).skipBefore(to);
    }

    @Override
    public void progress(long done, long total) {
        progress.at("reading the input", done, total);
    }

    /** Says that all is read: what the rejected topic has beyond that are no events. */
    void finish() {
        rejectedTopic
                .partitions()
                .forEach(partition -> rejectedTopic.of(partition).finish(this));
    }

    private void differ(int partition, long offset, String published, String recomputed) {
        differences.add(
                partition,
                offset,
                new AuditDifference(
                        AuditDifference.Kind.REJECTED,
                        rejectedTopic.input() + "-" + partition + "@" + offset,
                        "reason",
                        published,
                        recomputed));
    }

    @Override
    public void noEvent(int partition, long offset, RejectReason reason) {
        differ(partition, offset, reason.name(), "none, there is no such event");
    }

    @Override
    public void repeated(int partition, long offset, RejectReason reason) {
        differ(partition, offset, reason.name() + " once more", "once");
    }
}

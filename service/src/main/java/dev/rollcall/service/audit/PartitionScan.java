package dev.rollcall.service.audit;

import dev.rollcall.event.RejectReason;
import java.util.EnumMap;
import java.util.Map;

/** What was read of one input partition. Not thread-safe. */
final class PartitionScan {
    private final int partition;
    private final long end;
    private final long sureEnd;
    private final Tally events = new Tally();
    private final Tally countable = new Tally();
    private final Tally forgotten = new Tally();
    private final Map<RejectReason, Tally> rejected = new EnumMap<>(RejectReason.class);
    private final DeletedPart deleted;

    /**
     * Nothing read yet.
     *
     * @param partition the input partition
     * @param start the first offset that is still there
     * @param end the offset before which to read
     * @param sureEnd the offset before which all is counted and published
     */
    PartitionScan(int partition, long start, long end, long sureEnd) {
        this.partition = partition;
        this.end = end;
        this.sureEnd = sureEnd;
        deleted = new DeletedPart(start);
    }

    int partition() {
        return partition;
    }

    /** The offset before which it was read. */
    long end() {
        return end;
    }

    boolean isSure(long offset) {
        return offset < sureEnd;
    }

    void read(long offset, long timestamp) {
        events.add(isSure(offset));
        deleted.learn(timestamp);
    }

    void countable(long offset) {
        countable.add(isSure(offset));
    }

    void forgotten(long offset) {
        forgotten.add(isSure(offset));
    }

    void rejected(RejectReason reason, long offset) {
        rejected.computeIfAbsent(reason, unknown -> new Tally()).add(isSure(offset));
    }

    /** Events that were read. */
    Tally events() {
        return events;
    }

    /** Those that can be counted, unless they are forgotten. */
    Tally countable() {
        return countable;
    }

    /** Those of them that the pipeline rejected as forgotten. */
    Tally forgotten() {
        return forgotten;
    }

    /** Those that can never be counted. */
    Tally rejected(RejectReason reason) {
        return rejected.getOrDefault(reason, new Tally());
    }

    /** What was deleted before it could be read here. */
    DeletedPart deleted() {
        return deleted;
    }
}

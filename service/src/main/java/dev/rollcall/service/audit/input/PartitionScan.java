package dev.rollcall.service.audit.input;

import dev.rollcall.event.RejectReason;
import java.util.EnumMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** What was read of one input partition. Not thread-safe. */
public final class PartitionScan {
    private final TopicPartition partition;
    private final long end;
    private final long sureEnd;
    private final Tally events = new Tally();
    private final Tally countable = new Tally();
    private final Tally ignored = new Tally();
    private final Map<RejectReason, Tally> rejected = new EnumMap<>(RejectReason.class);
    private final DeletedPart deleted;

    /**
     * Nothing read yet.
     *
     * @param partition the input partition
     * @param start the first offset that is still there
     * @param end the offset before which to read
     * @param sureEnd the offset before which all is counted and published
     * @param severalPerRecord whether a record may hold several events
     */
    PartitionScan(TopicPartition partition, long start, long end, long sureEnd, boolean severalPerRecord) {
        this.partition = partition;
        this.end = end;
        this.sureEnd = sureEnd;
        deleted = new DeletedPart(start, severalPerRecord);
    }

    /** Takes the next record, and says whether its events are counted and published for sure. */
    boolean read(long offset, long timestamp) {
        deleted.learn(timestamp);
        return offset < sureEnd;
    }

    /** Takes an event of that record, and what became of it; the reason is null if it can be counted or is ignored. */
    void judged(RejectReason reason, boolean isIgnored, boolean sure) {
        events.add(sure);
        if (isIgnored) {
            ignored.add(sure);
            return;
        }
        Tally tally = reason == null ? countable : rejected.computeIfAbsent(reason, unknown -> new Tally());
        tally.add(sure);
    }

    /**
     * Which partition it is.
     *
     * @return its topic and number
     */
    public TopicPartition partition() {
        return partition;
    }

    /**
     * Where reading ended.
     *
     * @return the offset before which it was read
     */
    public long end() {
        return end;
    }

    /**
     * Events that were read.
     *
     * @return live
     */
    public Tally events() {
        return events;
    }

    /**
     * Those that can be counted.
     *
     * @return live
     */
    public Tally countable() {
        return countable;
    }

    /**
     * Those that are no activity by configuration.
     *
     * @return live
     */
    public Tally ignored() {
        return ignored;
    }

    /**
     * Those that can never be counted.
     *
     * @param reason why
     * @return live, if there are any
     */
    public Tally rejected(RejectReason reason) {
        return rejected.getOrDefault(reason, new Tally());
    }

    /**
     * What was deleted before it could be read here.
     *
     * @return live
     */
    public DeletedPart deleted() {
        return deleted;
    }
}

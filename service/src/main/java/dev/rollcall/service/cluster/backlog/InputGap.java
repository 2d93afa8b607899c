package dev.rollcall.service.cluster.backlog;

import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * Input that cannot be read any more, though it was not counted.
 *
 * @param partition the input partition
 * @param committed where the group would go on
 * @param start the first offset that the partition still has
 * @param end the offset behind its last record
 */
public record InputGap(TopicPartition partition, long committed, long start, long end) {
    /**
     * The gap between what is committed and what is there.
     *
     * @param partition the input partition, not null
     * @param committed where the group would go on
     * @param start the first offset that the partition still has
     * @param end the offset behind its last record
     * @return empty if there is none
     */
    public static Optional<InputGap> between(TopicPartition partition, long committed, long start, long end) {
        boolean gap = committed < start || committed > end;
        return gap ? Optional.of(new InputGap(partition, committed, start, end)) : Optional.empty();
    }

    /**
     * How many offsets are gone: as many events, unless transactions or compaction left some offsets without one.
     *
     * @return offsets
     */
    public long lost() {
        return Math.max(0, start - committed);
    }

    @Override
    public String toString() {
        return committed > end
                ? partition + ": offset " + committed + " is committed, and the partition ends at " + end
                        + ": the topic was made anew, and what of it was counted is not known"
                : partition + ": offset " + committed + " is committed, and the partition begins at " + start + ": "
                        + lost() + " events were deleted before they were counted";
    }
}

package dev.rollcall.service.cluster.backlog;

import org.apache.kafka.common.TopicPartition;

/**
 * A partition that was counted, of which the brokers no longer know how far, and which begins behind what is known to be counted.
 *
 * <p>They forget the positions of a group that had no member for {@code offsets.retention.minutes}. Reading again from the beginning
 * changes no count, for who is read again is a repeat. But whether the events before that beginning were counted cannot be told.
 *
 * @param partition the input partition
 * @param counted how many offsets the accounts tell of
 * @param start the first offset that the partition still has
 */
public record ForgottenPosition(TopicPartition partition, long counted, long start) {
    @Override
    public String toString() {
        return partition + ": the brokers have forgotten the position of the group, " + counted
                + " events are counted, and the partition begins at offset " + start
                + ": whether events before it were deleted before they were counted is not known";
    }
}

package dev.rollcall.intake;

import java.util.OptionalLong;
import java.util.concurrent.Future;
import org.apache.kafka.common.TopicPartition;

/** Answers what the brokers know about offsets of the input topic. Thread-safe. */
public interface InputOffsets {
    /**
     * How far the group has committed a partition, as its consumers see it: not while a transaction with its offset is open.
     *
     * @param partition the input partition
     * @return completes with the offset at which the group goes on; empty if it never committed one
     */
    Future<OptionalLong> committed(TopicPartition partition);

    /**
     * Where a partition begins.
     *
     * @param partition the input partition
     * @return completes with the first offset that retention has left
     */
    Future<Long> start(TopicPartition partition);
}

package dev.rollcall.service.audit.input;

import org.apache.kafka.common.TopicPartition;

/** Hears of events of which the rejected topic says something else than it must. */
@FunctionalInterface
public interface Objection {
    /**
     * A reason that differs.
     *
     * @param partition the input partition, not null
     * @param offset where the event is, or should be
     * @param published what the rejected topic says, for a person to read
     * @param recomputed what it must say, for a person to read
     */
    void raise(TopicPartition partition, long offset, String published, String recomputed);
}

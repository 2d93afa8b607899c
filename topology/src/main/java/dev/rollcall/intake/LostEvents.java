package dev.rollcall.intake;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the events that retention deleted before a consumer read them.
 *
 * <p>A broker that answers a fetch says where the partition began when it read from it. If that is behind the offset at which the consumer would have gone on, what
 * lay between is deleted. Markers and aborted records are no part of it: they are passed over within what a broker sends, and are still there. No question is
 * asked for it, so nothing waits for an answer. Not thread-safe.
 */
final class LostEvents {
    private static final Logger LOG = LoggerFactory.getLogger(LostEvents.class);

    private final Map<TopicPartition, Long> next = new HashMap<>();
    private final Map<TopicPartition, Long> lost = new HashMap<>();

    /** A task, or the consumer after a failure, goes on at an offset. */
    void goOn(TopicPartition partition, long offset) {
        next.put(partition, offset);
    }

    /** A task goes on where nothing was committed: with the oldest event, whichever that is. */
    void beginAnywhere(TopicPartition partition) {
        next.remove(partition);
    }

    /** Partitions now belong to another consumer, which finds out for itself what is lost. */
    void forget(Collection<TopicPartition> partitions) {
        next.keySet().removeAll(partitions);
        lost.keySet().removeAll(partitions);
    }

    /**
     * A consumer has read on.
     *
     * @param start where the partition began when a broker read from it
     * @param end the offset at which the consumer goes on
     */
    void read(TopicPartition partition, long start, long end) {
        Long from = next.put(partition, end);
        if (from != null && start > from) {
            LOG.error(
                    "Input is lost: {} events of {} from offset {} on were deleted before they were counted",
                    start - from,
                    partition,
                    from);
            lost.merge(partition, start - from, Long::sum);
        }
    }

    /** Whether events were lost of which {@link #take} did not tell yet. */
    boolean isPending(TopicPartition partition) {
        return lost.containsKey(partition);
    }

    /** How many events were lost since this was called before. */
    long take(TopicPartition partition) {
        Long events = lost.remove(partition);
        return events == null ? 0 : events;
    }
}

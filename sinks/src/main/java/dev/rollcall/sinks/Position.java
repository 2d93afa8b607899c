package dev.rollcall.sinks;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Up to where a target holds a partition. Immutable.
 *
 * @param topicId the id of the topic, which is another one once the topic was made anew; not null
 * @param offset the first offset that it does not hold
 */
public record Position(String topicId, long offset) {
    /**
     * Whether a target holds all that was in some partitions.
     *
     * @param ends where they ended, not null
     * @param held what it holds, not null
     * @return whether there is nothing more for it to take
     */
    public static boolean reached(Map<TopicPartition, Position> ends, Map<TopicPartition, Position> held) {
        return ends.entrySet().stream()
                .filter(end -> end.getValue().offset() > 0)
                .allMatch(end ->
                        held.containsKey(end.getKey()) && held.get(end.getKey()).reaches(end.getValue()));
    }

    private boolean reaches(Position end) {
        return topicId.equals(end.topicId) && offset >= end.offset;
    }
}

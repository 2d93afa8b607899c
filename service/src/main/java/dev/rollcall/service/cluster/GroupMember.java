package dev.rollcall.service.cluster;

import java.util.List;
import org.apache.kafka.common.TopicPartition;

/**
 * A thread of an instance, as the group's coordinator knows it. Immutable.
 *
 * @param id what it is called in the group: the id of a static member, the same after a restart, or else that of its consumer
 * @param clientId the id of its consumer
 * @param instance the instance that it belongs to
 * @param host the address that it connects from
 * @param partitions what it reads now
 */
public record GroupMember(String id, String clientId, String instance, String host, List<TopicPartition> partitions) {
    /** What Kafka Streams writes between the name of a process and the number of its thread. */
    static final String THREAD = "-StreamThread-";

    /** Makes the list of partitions immutable. */
    public GroupMember {
        partitions = List.copyOf(partitions);
    }

    /**
     * Which of the threads of its process it is.
     *
     * @return a number; the client id if that does not tell
     */
    public String thread() {
        int at = clientId.indexOf(THREAD);
        return at < 0 ? clientId : clientId.substring(at + THREAD.length()).replace("-consumer", "");
    }
}

package dev.rollcall.sinks.run;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.TopicPartition;

/**
 * Gives all partitions to one member: to that which had them last, so that a member that joins takes nothing away from one that works; the others stand by.
 * Made by Kafka's consumer by its class's name.
 */
public final class OneMemberAssignor implements ConsumerPartitionAssignor {
    private static final int NEVER = -1;

    private int lastOwned = NEVER;

    /** For Kafka's consumer. */
    public OneMemberAssignor() {}

    @Override
    public String name() {
        return "rollcall-one-member";
    }

    @Override
    public ByteBuffer subscriptionUserData(Set<String> topics) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(lastOwned).flip();
    }

    @Override
    public void onAssignment(Assignment assignment, ConsumerGroupMetadata metadata) {
        assigned(assignment.partitions().isEmpty() ? NEVER : metadata.generationId());
    }

    /** Had all partitions in a generation of the group. */
    void assigned(int generation) {
        lastOwned = generation;
    }

    @Override
    public GroupAssignment assign(Cluster metadata, GroupSubscription group) {
        Map<String, Subscription> members = group.groupSubscription();
        String owner = members.entrySet().stream()
                .min(Comparator.<Map.Entry<String, Subscription>>comparingInt(member -> -lastOwned(member.getValue()))
                        .thenComparing(Map.Entry::getKey))
                .orElseThrow()
                .getKey();
        List<TopicPartition> all = members.get(owner).topics().stream()
                .sorted()
                .flatMap(topic -> partitions(metadata, topic))
                .toList();
        Map<String, Assignment> assignments = new HashMap<>();
        members.keySet()
                .forEach(member -> assignments.put(member, new Assignment(member.equals(owner) ? all : List.of())));
        return new GroupAssignment(assignments);
    }

    private static Stream<TopicPartition> partitions(Cluster metadata, String topic) {
        Integer count = metadata.partitionCountForTopic(topic);
        return IntStream.range(0, count == null ? 0 : count)
                .mapToObj(partition -> new TopicPartition(topic, partition));
    }

    private static int lastOwned(Subscription member) {
        ByteBuffer data = member.userData();
        return data == null || data.remaining() < Integer.BYTES ? NEVER : data.getInt(data.position());
    }
}

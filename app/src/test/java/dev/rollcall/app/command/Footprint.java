package dev.rollcall.app.command;

import dev.rollcall.app.testing.TestKafka;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** All that a command could leave behind at a broker. */
record Footprint(Set<String> groups, Set<String> topics, Map<String, Long> ends) {
    static Footprint of(TestKafka kafka) {
        Set<String> groups = TestKafka.await(kafka.admin().listGroups().all()).stream()
                .map(group -> group.groupId())
                .collect(Collectors.toSet());
        Set<String> topics = TestKafka.await(kafka.admin().listTopics().names());
        Map<TopicPartition, OffsetSpec> partitions =
                TestKafka.await(kafka.admin().describeTopics(topics).allTopicNames()).values().stream()
                        .flatMap(topic -> topic.partitions().stream()
                                .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                        .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        Map<String, Long> ends = new TreeMap<>();
        TestKafka.await(kafka.admin().listOffsets(partitions).all())
                .forEach((partition, end) -> ends.put(partition.toString(), end.offset()));
        return new Footprint(groups, topics, ends);
    }
}

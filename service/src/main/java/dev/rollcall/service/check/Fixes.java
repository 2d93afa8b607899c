package dev.rollcall.service.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;

/** Commands of Kafka's own tools that fix something, one line each, to be pasted into a shell. */
record Fixes(String bootstrapServers) {
    static final int REPLICAS = 3;

    static Fixes at(Facts facts) {
        return new Fixes(facts.settings().bootstrapServers());
    }

    String topics(Collection<TopicFacts> topics, String config, String value) {
        return topics.stream()
                .map(topic -> tool("kafka-configs.sh") + " --alter --entity-type topics --entity-name " + topic.name()
                        + " --add-config " + config + "=" + value)
                .collect(Collectors.joining("\n"));
    }

    String feature(String name, int level) {
        return tool("kafka-features.sh") + " upgrade --feature " + name + "=" + level;
    }

    /** Three replicas for every partition; those that are there stay where they are. */
    String replicas(Collection<TopicFacts> topics, List<Integer> brokers) {
        return topics.stream()
                .map(topic -> "echo '{\"version\":1,\"partitions\":[" + partitions(topic, brokers) + "]}' > "
                        + topic.name() + ".json && " + tool("kafka-reassign-partitions.sh")
                        + " --reassignment-json-file " + topic.name() + ".json --execute")
                .collect(Collectors.joining("\n"));
    }

    private static String partitions(TopicFacts topic, List<Integer> brokers) {
        return IntStream.range(0, topic.partitions().size())
                .mapToObj(partition -> "{\"topic\":\"" + topic.name() + "\",\"partition\":" + partition
                        + ",\"replicas\":"
                        + grown(replicas(topic.partitions().get(partition)), partition, brokers)
                        + "}")
                .collect(Collectors.joining(","));
    }

    private static List<Integer> replicas(TopicPartitionInfo partition) {
        return partition.replicas().stream().map(Node::id).toList();
    }

    /** New replicas begin with another broker for each partition, so that all get their share. */
    private static List<Integer> grown(List<Integer> replicas, int partition, List<Integer> brokers) {
        List<Integer> grown = new ArrayList<>(replicas);
        Stream.iterate(partition, next -> next + 1)
                .limit(brokers.size())
                .map(next -> brokers.get(next % brokers.size()))
                .filter(broker -> !grown.contains(broker))
                .limit(Math.max(0, REPLICAS - replicas.size()))
                .toList()
                .forEach(grown::add);
        return grown;
    }

    private String tool(String name) {
        return name + " --bootstrap-server " + bootstrapServers;
    }
}

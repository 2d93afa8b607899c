package dev.rollcall.service.sample;

import dev.rollcall.service.UserError;
import dev.rollcall.service.cluster.Cluster;
import dev.rollcall.service.cluster.PartitionOffsets;
import dev.rollcall.service.report.CommittedReader;
import dev.rollcall.service.sample.Spread.Range;
import dev.rollcall.service.text.Wording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Takes committed events from all over some topics, by positions of its own: there is no consumer group, and nothing is written. */
public final class TopicSample {
    private static final int PARTITION_BYTES = 256 << 10;
    private static final int FETCH_BYTES = 8 << 20;

    private TopicSample() {}

    /**
     * Takes a sample.
     *
     * @param cluster where the topics are, not null
     * @param topics their names, at least one
     * @param wanted how many events to take at most, at least 1
     * @return events of all partitions, from the oldest to the newest
     * @throws UserError if there is no such topic
     * @throws dev.rollcall.service.NoBrokerException if no broker answers
     * @throws dev.rollcall.service.report.UnreadableTopicException if one cannot be read
     */
    public static Sample read(Cluster cluster, List<String> topics, int wanted) {
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> Cluster.partitions(existing(cluster, topic)).stream())
                .toList();
        Map<TopicPartition, Range> ranges = ranges(cluster.offsets(), partitions);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        Spread.rounds(ranges, wanted).forEach(round -> read(cluster, String.join(", ", topics), round, records));
        long there = ranges.values().stream().mapToLong(Range::length).sum();
        return new Sample(records, origin(records.size(), there, topics, partitions.size()));
    }

    private static TopicDescription existing(Cluster cluster, String topic) {
        return cluster.topic(topic)
                .orElseThrow(() -> new UserError("input.topic " + topic
                        + ": there is no such topic; create it and send events, or correct the name"));
    }

    private static Map<TopicPartition, Range> ranges(PartitionOffsets offsets, List<TopicPartition> partitions) {
        Map<TopicPartition, Long> starts = offsets.starts(partitions);
        Map<TopicPartition, Long> ends = offsets.ends(partitions);
        return partitions.stream()
                .collect(Collectors.toMap(
                        Function.identity(), partition -> new Range(starts.get(partition), ends.get(partition))));
    }

    private static void read(
            Cluster cluster,
            String topics,
            Map<TopicPartition, Range> chunks,
            List<ConsumerRecord<byte[], byte[]>> records) {
        Map<String, Object> properties = new HashMap<>(cluster.settings().clientProperties());
        properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, PARTITION_BYTES);
        properties.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        Map<TopicPartition, Long> starts = new HashMap<>();
        Map<TopicPartition, Long> ends = new HashMap<>();
        chunks.forEach((partition, chunk) -> {
            starts.put(partition, chunk.from());
            ends.put(partition, chunk.to());
        });
        try (CommittedReader reader =
                CommittedReader.between(properties, topics, starts, ends, (partition, from, to) -> {})) {
            reader.readToEnd(record -> {
                if (reader.isBeforeEnd(record)) {
                    records.add(record);
                }
            });
        }
    }

    private static String origin(int taken, long there, List<String> topics, int partitions) {
        String of = taken < there ? " of " + Wording.number(there) : "";
        return Wording.number(taken) + of + (taken == 1 && there == 1 ? " event" : " events") + " of topic "
                + String.join(", ", topics) + " (" + Wording.count(partitions, "partition") + ")";
    }
}

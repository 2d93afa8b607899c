package dev.rollcall.trials.lab.bench;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** One broker or several, as their clients see them. Thread-safe. */
public final class Kafka implements AutoCloseable {
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(1);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    private final String bootstrapServers;
    private final Admin admin;

    Kafka(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        admin = Admin.create(Map.of(
                "bootstrap.servers", bootstrapServers,
                "reconnect.backoff.max.ms", "200",
                "retry.backoff.max.ms", "200"));
    }

    /**
     * Where clients connect to.
     *
     * @return hosts and ports
     */
    public String bootstrapServers() {
        return bootstrapServers;
    }

    /**
     * Creates a topic.
     *
     * @param topic its name, partitions and settings, not null
     * @return the topic, which can be written to
     * @throws InterruptedException if the thread is interrupted
     */
    public EventTopic create(NewTopic topic) throws InterruptedException {
        answer(admin.createTopics(List.of(topic)).all());
        Wait.until("topic " + topic.name() + " has a leader", ANSWER_WITHIN, () -> hasLeaders(topic.name()));
        return new EventTopic(this, topic.name());
    }

    private boolean hasLeaders(String topic) {
        try {
            return partitions(topic).stream().allMatch(partition -> partition.leader() != null);
        } catch (IllegalStateException notYetKnown) {
            return false;
        }
    }

    private List<TopicPartitionInfo> partitions(String topic) {
        return answer(admin.describeTopics(List.of(topic)).allTopicNames())
                .get(topic)
                .partitions();
    }

    /**
     * The broker that leads the first partition of a topic.
     *
     * @param topic not null
     * @return its number; empty if there is none at the moment
     */
    public Optional<Integer> leader(String topic) {
        return Optional.ofNullable(partitions(topic).get(0).leader()).map(node -> node.id());
    }

    /**
     * Gives a topic more partitions.
     *
     * @param topic not null
     * @param partitions how many it is to have
     * @throws InterruptedException if the thread is interrupted
     */
    public void grow(String topic, int partitions) throws InterruptedException {
        answer(admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions)))
                .all());
        Wait.until(
                "topic " + topic + " has " + partitions + " partitions",
                ANSWER_WITHIN,
                () -> partitions(topic).size() == partitions && hasLeaders(topic));
    }

    /**
     * Deletes a topic.
     *
     * @param topic not null
     */
    public void delete(String topic) {
        answer(admin.deleteTopics(List.of(topic)).all());
    }

    /**
     * Deletes what a group has committed, as brokers do when it has been away for {@code offsets.retention.minutes}.
     *
     * @param group not null; has no members
     */
    public void forgetOffsets(String group) {
        answer(admin.deleteConsumerGroups(List.of(group)).all());
    }

    /**
     * Where the first partition of a topic ends, with the records of open transactions.
     *
     * @param topic not null
     * @return the offset behind the last record
     */
    public long end(String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        return answer(admin.listOffsets(
                                Map.of(partition, OffsetSpec.latest()),
                                new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
                        .partitionResult(partition))
                .offset();
    }

    /**
     * How far a group has come in the first partition of a topic.
     *
     * @param group not null
     * @param topic not null
     * @return the committed offset, 0 if there is none
     */
    public long committed(String group, String topic) {
        OffsetAndMetadata committed = answer(
                        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                .get(new TopicPartition(topic, 0));
        return committed == null ? 0 : committed.offset();
    }

    /**
     * A producer of these brokers.
     *
     * @param settings go before what is usual, not null
     * @return to be closed
     */
    public Producer<String, String> producer(Map<String, String> settings) {
        Map<String, Object> properties = new HashMap<>(Map.of("bootstrap.servers", bootstrapServers));
        properties.putAll(settings);
        return new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
    }

    /**
     * A consumer of these brokers.
     *
     * @param settings go before what is usual, not null
     * @return to be closed
     */
    public KafkaConsumer<String, String> consumer(Map<String, String> settings) {
        Map<String, Object> properties =
                new HashMap<>(Map.of("bootstrap.servers", bootstrapServers, "fetch.max.wait.ms", "100"));
        properties.putAll(settings);
        return new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer());
    }

    private static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the brokers refuse: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking the brokers", e);
        }
    }

    @Override
    public void close() {
        admin.close(CLOSE_WITHIN);
    }
}

package dev.rollcall.service.report;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** Finds out which partitions a topic has. */
public final class TopicLookup {
    private static final int ATTEMPTS = 10;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private TopicLookup() {}

    /**
     * Asks the brokers, and waits as long as people do.
     *
     * @param consumer who asks, not null; must not be allowed to create topics
     * @param topic the topic, not null
     * @return the partitions, at least one
     * @throws UnreadableTopicException if there is no such topic
     * @throws org.apache.kafka.common.KafkaException if no broker answers within 10 seconds, or one refuses
     */
    public static List<TopicPartition> partitions(Consumer<?, ?> consumer, String topic) {
        return partitions(consumer, topic, UnreadableTopicException.ANSWER_WITHIN);
    }

    /**
     * Asks the brokers.
     *
     * @param consumer who asks; must not be allowed to create topics
     * @param topic the topic
     * @param timeout how long to wait for each answer
     * @return the partitions, at least one
     * @throws UnreadableTopicException if there is no such topic
     * @throws org.apache.kafka.common.KafkaException if no broker answers, or one refuses
     */
    static List<TopicPartition> partitions(Consumer<?, ?> consumer, String topic, Duration timeout) {
        List<PartitionInfo> partitions = consumer.partitionsFor(topic, timeout);
        // Brokers hear of a topic some time after its creation was acknowledged.
        for (int attempt = 1; partitions.isEmpty() && attempt < ATTEMPTS; attempt++) {
            LockSupport.parkNanos(PAUSE_NANOS);
            partitions = consumer.partitionsFor(topic, timeout);
        }
        if (partitions.isEmpty()) {
            throw new UnreadableTopicException(
                    "topic " + topic + " does not exist; start `run` first, or mend output.topic", null);
        }
        return partitions.stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }
}

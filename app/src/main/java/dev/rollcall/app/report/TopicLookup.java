package dev.rollcall.app.report;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/** Finds out which partitions a topic has. */
final class TopicLookup {
    private static final int ATTEMPTS = 10;
    private static final long PAUSE_MILLIS = 100;

    private TopicLookup() {}

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
            pause();
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

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}

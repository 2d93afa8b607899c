package dev.rollcall.bench.contender;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Partitions of the input topic, read outside any group by one thread. Not thread-safe. */
final class Input implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int EVENTS_PER_POLL = 5_000;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> ends;
    private final boolean follow;

    private Input(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends, boolean follow) {
        this.consumer = consumer;
        this.ends = ends;
        this.follow = follow;
    }

    /** Opens one of several equal shares of the partitions, at their beginning. */
    static Input share(Task task, int share, int shares) {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        task.bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        EVENTS_PER_POLL),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(task.input()).stream()
                .filter(partition -> partition.partition() % shares == share)
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return new Input(consumer, consumer.endOffsets(partitions), task.follow());
    }

    /** All events of the input topic. */
    static Input all(Task task) {
        return share(task, 0, 1);
    }

    /** Passes on what every poll returns, to the end of the input as it was at the start. */
    void readPolls(Consumer<ConsumerRecords<byte[], byte[]>> polled) {
        while (follow || ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                polled.accept(records);
            }
        }
    }

    /** Passes on every event. */
    void read(Consumer<ConsumerRecord<byte[], byte[]>> event) {
        readPolls(records -> records.forEach(event));
    }

    /** Goes on behind what was counted before, if the partition is of this share. */
    void skipTo(int partition, long offset) {
        ends.keySet().stream()
                .filter(assigned -> assigned.partition() == partition)
                .forEach(assigned -> consumer.seek(assigned, offset));
    }

    @Override
    public void close() {
        consumer.close();
    }
}

package dev.rollcall.service.report;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads what was committed to all partitions of a topic, from the beginning, outside any consumer group.
 *
 * <p>Meant for compacted topics: records come in the order of their offsets, so of each key the last one is the truth, and one
 * with a null value takes the key back. A transaction that is open holds back everything behind it until it ends.
 *
 * <p>Not thread-safe. Interrupting the thread that reads ends the reading with an {@link InterruptException}.
 */
public final class CommittedReader implements AutoCloseable {
    private static final Duration ANSWER_WITHIN = UnreadableTopicException.ANSWER_WITHIN;
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int IDLE_POLLS = 60;

    private final String topic;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> ends;

    private CommittedReader(String topic, KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        this.topic = topic;
        this.consumer = consumer;
        this.ends = ends;
    }

    /**
     * Finds the topic and notes where its committed records end now.
     *
     * @param clientProperties how to reach the brokers, as Kafka's clients want it; group settings and deserializers are
     *     ignored; not null
     * @param topic the topic, not null
     * @return a reader at the beginning of the topic
     * @throws UnreadableTopicException if the topic does not exist, no broker answers within 10 seconds, or one refuses
     * @throws InterruptException if the thread is interrupted
     */
    public static CommittedReader open(Map<String, Object> clientProperties, String topic) {
        KafkaConsumer<byte[], byte[]> consumer = consumer(clientProperties, topic);
        try {
            List<TopicPartition> partitions = TopicLookup.partitions(consumer, topic, ANSWER_WITHIN);
            consumer.assign(partitions);
            consumer.beginningOffsets(partitions, ANSWER_WITHIN).forEach(consumer::seek);
            return new CommittedReader(topic, consumer, consumer.endOffsets(partitions, ANSWER_WITHIN));
        } catch (KafkaException | UnreadableTopicException e) {
            closeInOrder(consumer);
            throw UnreadableTopicException.from(topic, e);
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> clientProperties, String topic) {
        try {
            return new KafkaConsumer<>(
                    ReaderProperties.from(clientProperties), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        } catch (KafkaException e) {
            throw UnreadableTopicException.from(topic, e);
        }
    }

    /**
     * Reads to the end that was noted when the reader was opened, and possibly beyond.
     *
     * @param record receives every committed record in the order of its partition; key and value may be null
     * @throws UnreadableTopicException if the brokers refuse, or for 30 seconds nothing more could be read
     * @throws InterruptException if the thread is interrupted
     */
    public void readToEnd(Consumer<ConsumerRecord<byte[], byte[]>> record) {
        int idle = 0;
        long behind = behind();
        while (behind > 0) {
            poll(POLL).forEach(record);
            long now = behind();
            idle = now < behind ? 0 : idle + 1;
            if (idle == IDLE_POLLS) {
                throw new UnreadableTopicException(
                        "topic " + topic + " could not be read to its end: the brokers stopped answering", null);
            }
            behind = now;
        }
    }

    /**
     * Waits for the next records.
     *
     * @param timeout how long to wait at most, not null
     * @return what has come, possibly nothing
     * @throws UnreadableTopicException if the brokers refuse
     * @throws InterruptException if the thread is interrupted
     */
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        try {
            return consumer.poll(timeout);
        } catch (KafkaException e) {
            throw UnreadableTopicException.from(topic, e);
        }
    }

    /**
     * How far the end that was noted when the reader was opened is away.
     *
     * @return offsets, of which transaction markers and records that were compacted away take some; 0 once the end is reached
     */
    public long behind() {
        // A position moves over transaction markers too, which no poll returns.
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
                .sum();
    }

    /** Lets go of the connections. */
    @Override
    public void close() {
        closeInOrder(consumer);
    }

    /**
     * Closes a consumer. An interrupted thread cannot do that cleanly, so the interrupt has to wait.
     *
     * @param consumer the consumer, not null
     */
    public static void closeInOrder(KafkaConsumer<?, ?> consumer) {
        boolean interrupted = Thread.interrupted();
        try {
            consumer.close();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

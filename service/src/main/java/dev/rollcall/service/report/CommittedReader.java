package dev.rollcall.service.report;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads what was committed to all partitions of some topics, outside any consumer group.
 *
 * <p>Records come in the order of their offsets, so in a compacted topic the last one of each key is the truth, and one with a null value
 * takes the key back. A transaction that is open holds back everything behind it until it ends.
 *
 * <p>Not thread-safe. Interrupting the thread that reads ends the reading with an {@link InterruptException}.
 */
public final class CommittedReader implements CommittedRecords {
    private static final Duration ANSWER_WITHIN = UnreadableTopicException.ANSWER_WITHIN;
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int IDLE_POLLS = 60;
    private static final int LOOKUPS = 10;
    private static final long LOOK_UP_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    // A reader is no member of a group, and a group's settings without one are an error.
    private static final List<String> UNWANTED = List.of(
            ConsumerConfig.GROUP_ID_CONFIG,
            ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
            ConsumerConfig.GROUP_PROTOCOL_CONFIG,
            ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG);

    private final String topics;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Deletions deletions;
    private Map<TopicPartition, Long> ends = Map.of();

    /** Hears of records that were deleted before they could be read. */
    @FunctionalInterface
    public interface Deletions {
        /**
         * Retention was faster: what was between two offsets is gone.
         *
         * @param partition where, not null
         * @param from the offset at which reading was to go on
         * @param to the first offset that is left, at which it goes on
         */
        void deleted(TopicPartition partition, long from, long to);
    }

    private CommittedReader(Map<String, Object> clientProperties, String topics, Deletions deletions) {
        this.topics = topics;
        this.deletions = deletions;
        try {
            consumer = new KafkaConsumer<>(
                    properties(clientProperties), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        } catch (KafkaException e) {
            throw UnreadableTopicException.from(topics, e);
        }
    }

    private static Map<String, Object> properties(Map<String, Object> clientProperties) {
        Map<String, Object> properties = new HashMap<>(clientProperties);
        UNWANTED.forEach(properties::remove);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // What was deleted must not be passed over in silence.
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        // The last fetch waits so long at the end of a topic, and closing waits for the last fetch.
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
        // Looking for a topic must not create it.
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return properties;
    }

    /**
     * Finds topics and notes where their committed records end now.
     *
     * @param clientProperties how to reach the brokers, as Kafka's clients want it; group settings and deserializers are
     *     ignored; not null
     * @param topics the topics, at least one
     * @return a reader at the beginning of the topics
     * @throws UnreadableTopicException if one does not exist, no broker answers within 10 seconds, or one refuses
     * @throws InterruptException if the thread is interrupted
     */
    public static CommittedReader open(Map<String, Object> clientProperties, String... topics) {
        // What retention deletes from a compacted topic has a newer value, or none.
        CommittedReader reader =
                new CommittedReader(clientProperties, String.join(", ", topics), (partition, from, to) -> {});
        try {
            List<TopicPartition> partitions = Arrays.stream(topics)
                    .flatMap(topic -> reader.partitions(topic).stream())
                    .toList();
            return reader.at(reader.starts(partitions), reader.consumer.endOffsets(partitions, ANSWER_WITHIN));
        } catch (KafkaException | UnreadableTopicException e) {
            reader.close();
            throw UnreadableTopicException.from(reader.topics, e);
        }
    }

    /**
     * Reads between given offsets.
     *
     * @param clientProperties how to reach the brokers, as Kafka's clients want it; not null
     * @param topics the topics, as messages name them, not null
     * @param starts the first offset of every partition, not null
     * @param ends the offset of every partition before which to stop, not null
     * @param deletions hears what was deleted since, not null
     * @return a reader at the starts; what it reads last may lie behind the ends
     * @throws UnreadableTopicException if the properties are not valid
     */
    public static CommittedReader between(
            Map<String, Object> clientProperties,
            String topics,
            Map<TopicPartition, Long> starts,
            Map<TopicPartition, Long> ends,
            Deletions deletions) {
        return new CommittedReader(clientProperties, topics, deletions).at(starts, ends);
    }

    /**
     * Reads all of a topic that is committed now.
     *
     * @param clientProperties how to reach the brokers, as Kafka's clients want it; not null
     * @param topic the topic, not null
     * @param record receives every committed record in the order of its partition; key and value may be null
     * @throws UnreadableTopicException if the topic cannot be read
     * @throws InterruptException if the thread is interrupted
     */
    public static void readAll(
            Map<String, Object> clientProperties, String topic, Consumer<ConsumerRecord<byte[], byte[]>> record) {
        try (CommittedReader reader = open(clientProperties, topic)) {
            reader.readToEnd(record);
        }
    }

    private CommittedReader at(Map<TopicPartition, Long> starts, Map<TopicPartition, Long> newEnds) {
        ends = newEnds;
        consumer.assign(starts.keySet());
        starts.forEach(consumer::seek);
        return this;
    }

    private List<TopicPartition> partitions(String topic) {
        List<PartitionInfo> partitions = consumer.partitionsFor(topic, ANSWER_WITHIN);
        // Brokers hear of a topic some time after its creation was acknowledged.
        for (int lookup = 1; partitions.isEmpty() && lookup < LOOKUPS; lookup++) {
            LockSupport.parkNanos(LOOK_UP_AGAIN_NANOS);
            partitions = consumer.partitionsFor(topic, ANSWER_WITHIN);
        }
        if (partitions.isEmpty()) {
            throw new UnreadableTopicException(
                    "topic " + topic
                            + " does not exist; start `run` first, or fix output.topic or the key that names this topic",
                    null);
        }
        return partitions.stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    private Map<TopicPartition, Long> starts(Collection<TopicPartition> partitions) {
        return consumer.beginningOffsets(partitions, ANSWER_WITHIN);
    }

    /**
     * Reads to the end that was noted when the reader was opened, and possibly beyond.
     *
     * @param record receives every committed record in the order of its partition; key and value may be null
     * @throws UnreadableTopicException if the brokers refuse, or for 30 seconds nothing more could be read
     * @throws InterruptException if the thread is interrupted
     */
    public void readToEnd(Consumer<ConsumerRecord<byte[], byte[]>> record) {
        readToEnd(record, behind -> {});
    }

    /**
     * The same, with somebody who wants to hear how far it is.
     *
     * @param record receives every committed record in the order of its partition; key and value may be null
     * @param progress receives how far the end is away, in offsets, every now and then
     * @throws UnreadableTopicException if the brokers refuse, or for 30 seconds nothing more could be read
     * @throws InterruptException if the thread is interrupted
     */
    public void readToEnd(Consumer<ConsumerRecord<byte[], byte[]>> record, LongConsumer progress) {
        try {
            toEnd(record, progress);
        } catch (KafkaException e) {
            throw UnreadableTopicException.from(topics, e);
        }
    }

    private void toEnd(Consumer<ConsumerRecord<byte[], byte[]>> record, LongConsumer progress) {
        int idle = 0;
        long behind = behind();
        while (behind > 0) {
            poll(POLL).forEach(record);
            long now = behind();
            idle = now < behind ? 0 : idle + 1;
            if (idle == IDLE_POLLS) {
                throw new UnreadableTopicException(
                        "topic " + topics + " could not be read to its end: the brokers stopped answering", null);
            }
            behind = now;
            progress.accept(behind);
            // What was polled last may have been the end: then nothing more would notice.
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptException("interrupted while reading topic " + topics);
            }
        }
    }

    /**
     * Whether a record was there when the reader was opened. Beyond that a transaction may have been read in part.
     *
     * @param record one that was read, not null
     * @return whether it lies before the end that was noted then
     */
    public boolean isBeforeEnd(ConsumerRecord<?, ?> record) {
        return record.offset() < ends.get(new TopicPartition(record.topic(), record.partition()));
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        try {
            return consumer.poll(timeout);
        } catch (OffsetOutOfRangeException retention) {
            Map<TopicPartition, Long> positions = retention.offsetOutOfRangePartitions();
            starts(positions.keySet()).forEach((partition, start) -> {
                deletions.deleted(partition, positions.get(partition), start);
                consumer.seek(partition, start);
            });
            return ConsumerRecords.empty();
        } catch (KafkaException e) {
            throw UnreadableTopicException.from(topics, e);
        }
    }

    @Override
    public long behind() {
        // A position moves over transaction markers too, which no poll returns.
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
                .sum();
    }

    /**
     * Notes anew where the committed records end now.
     *
     * @throws UnreadableTopicException if the brokers refuse
     */
    public void lookForMore() {
        try {
            ends = consumer.endOffsets(ends.keySet(), ANSWER_WITHIN);
        } catch (KafkaException e) {
            throw UnreadableTopicException.from(topics, e);
        }
    }

    /**
     * Up to where it has read.
     *
     * @return for each partition the first offset that was not read
     */
    public Map<TopicPartition, Long> positions() {
        return ends.keySet().stream().collect(Collectors.toMap(Function.identity(), consumer::position));
    }

    /** Lets go of the connections. An interrupted thread cannot do that cleanly, so the interrupt has to wait. */
    @Override
    public void close() {
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

package dev.rollcall.service.audit;

import dev.rollcall.service.report.CommittedReader;
import dev.rollcall.service.report.ReaderProperties;
import dev.rollcall.service.report.UnreadableTopicException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads all committed events between given offsets, and notices when some are deleted meanwhile. Not thread-safe. */
final class InputReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int IDLE_POLLS = 60;
    private static final int RECORDS_PER_POLL = 5_000;

    private final String topic;
    private final Map<TopicPartition, Long> ends;
    private final KafkaConsumer<byte[], byte[]> consumer;

    /** Receives what is read. */
    interface Sink {
        /** An event; those of one partition come in order. */
        void event(ConsumerRecord<byte[], byte[]> event);

        /** Retention was faster: the events between two offsets are gone. */
        void deleted(TopicPartition partition, long from, long to);

        /** How far it is, in offsets. */
        void progress(long done, long total);
    }

    /**
     * A reader at the given offsets.
     *
     * @param topic the input topic
     * @param clientProperties how to reach the brokers
     * @param starts the first offset of every partition
     * @param ends the offset of every partition before which to stop
     */
    InputReader(
            String topic,
            Map<String, Object> clientProperties,
            Map<TopicPartition, Long> starts,
            Map<TopicPartition, Long> ends) {
        this.topic = topic;
        this.ends = ends;
        Map<String, Object> properties = ReaderProperties.from(clientProperties);
        // What was deleted must not be passed over in silence.
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_PER_POLL);
        consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(ends.keySet());
        starts.forEach(consumer::seek);
    }

    /**
     * Reads to the ends.
     *
     * @throws UnreadableTopicException if the brokers refuse, or for 30 seconds nothing more could be read
     * @throws InterruptException if the thread is interrupted
     */
    void readToEnd(Sink sink) {
        int idle = 0;
        long behind = behind();
        long total = behind;
        while (behind > 0) {
            ConsumerRecords<byte[], byte[]> polled = poll(sink);
            for (TopicPartition partition : polled.partitions()) {
                handOver(polled.records(partition), ends.get(partition), sink);
            }
            long now = behind();
            idle = now < behind ? 0 : idle + 1;
            if (idle == IDLE_POLLS) {
                throw new UnreadableTopicException(
                        "topic " + topic + " could not be read to its end: the brokers stopped answering", null);
            }
            behind = now;
            sink.progress(total - behind, total);
            // What was polled last may have been the end: then nothing more would notice.
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptException("interrupted while reading the input");
            }
        }
    }

    private static void handOver(List<ConsumerRecord<byte[], byte[]>> events, long end, Sink sink) {
        for (ConsumerRecord<byte[], byte[]> event : events) {
            if (event.offset() < end) {
                sink.event(event);
            }
        }
    }

    private ConsumerRecords<byte[], byte[]> poll(Sink sink) {
        try {
            return consumer.poll(POLL);
        } catch (OffsetOutOfRangeException retention) {
            Map<TopicPartition, Long> positions = retention.offsetOutOfRangePartitions();
            consumer.beginningOffsets(positions.keySet()).forEach((partition, start) -> {
                sink.deleted(partition, positions.get(partition), start);
                consumer.seek(partition, start);
            });
            return ConsumerRecords.empty();
        } catch (KafkaException e) {
            throw UnreadableTopicException.from(topic, e);
        }
    }

    /** A position moves over transaction markers too, which no poll returns. */
    private long behind() {
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
                .sum();
    }

    @Override
    public void close() {
        CommittedReader.closeInOrder(consumer);
    }
}

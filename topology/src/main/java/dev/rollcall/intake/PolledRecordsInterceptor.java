package dev.rollcall.intake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Makes one record of what the main consumer polled from an input partition: one {@link PolledRecords} per partition and poll. Records of other topics pass
 * as they are. Created by the consumer, used by its thread only.
 */
public final class PolledRecordsInterceptor implements ConsumerInterceptor<byte[], byte[]> {
    /** The consumer property that names the input topic. */
    public static final String INPUT_TOPIC_CONFIG = "rollcall.input.topic";

    private String inputTopic;

    /** Created by the consumer, which then calls {@link #configure}. */
    public PolledRecordsInterceptor() {}

    @Override
    public void configure(Map<String, ?> configs) {
        inputTopic = (String) configs.get(INPUT_TOPIC_CONFIG);
    }

    /** The next offsets are passed on: Kafka Streams commits them once its queue is empty. */
    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> polled) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> passed = new HashMap<>();
        for (TopicPartition partition : polled.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> records = polled.records(partition);
            boolean isInput = partition.topic().equals(inputTopic) && !records.isEmpty();
            passed.put(partition, isInput ? List.of(new PolledRecords(records).toRecord()) : records);
        }
        return new ConsumerRecords<>(passed, polled.nextOffsets());
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        // Nothing to do: the transaction commits the offsets.
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}

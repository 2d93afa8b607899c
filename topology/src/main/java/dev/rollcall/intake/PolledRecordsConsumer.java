package dev.rollcall.intake;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The main consumer of a stream thread: makes one {@link PolledRecords} of all events that a poll returns for an input partition, and keeps a poll small
 * in bytes.
 *
 * <p>Kafka limits a poll by a number of records only; its limits in bytes are of what a broker sends, which is compressed. 5,000 events of 20 KB
 * that compress well are 100 MB. So a poll is taken in steps of {@code max.poll.records} until it is large enough.
 *
 * <p>Records of a step are lost if a later step fails or takes their partition away, for the consumer's position is behind them. After a failure it
 * is set back, and what came from a partition that was taken away is forgotten: whoever owns it begins at the committed offset.
 *
 * <p>It tells, too, of events that were deleted before they were read, in the record with the events behind them: their offsets are committed together. Used by one stream
 * thread.
 */
public final class PolledRecordsConsumer extends KafkaConsumer<byte[], byte[]> {
    private final Set<String> inputTopics;
    private final int recordsPerStep;
    private final String clientId;
    private final LostEvents lost = new LostEvents();
    private GatheredPoll gathered;

    /**
     * Makes a consumer.
     *
     * @param config its properties, among them {@code max.poll.records} and {@code client.id}
     * @param inputTopics the topics with events
     */
    public PolledRecordsConsumer(Map<String, Object> config, Set<String> inputTopics) {
        super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.inputTopics = Set.copyOf(inputTopics);
        recordsPerStep = Integer.parseInt(
                config.get(ConsumerConfig.MAX_POLL_RECORDS_CONFIG).toString());
        clientId = config.get(ConsumerConfig.CLIENT_ID_CONFIG).toString();
        gathered = new GatheredPoll(this.inputTopics, lost);
    }

    /** Waits in the first step only; there is another one if a step was full, for then more is likely to be there. */
    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        gathered = new GatheredPoll(inputTopics, lost);
        Duration patience = timeout;
        ConsumerRecords<byte[], byte[]> step;
        do {
            step = step(patience);
            step.nextOffsets().forEach(this::read);
            gathered.add(step);
            patience = Duration.ZERO;
        } while (step.count() == recordsPerStep && !gathered.isEnough());
        return gathered.toRecords();
    }

    private ConsumerRecords<byte[], byte[]> step(Duration patience) {
        try {
            return super.poll(patience);
        } catch (RuntimeException e) {
            Set<TopicPartition> owned = assignment();
            gathered.begin().forEach((partition, begin) -> {
                if (owned.contains(partition)) {
                    seek(partition, begin);
                    lost.goOn(partition, begin.offset());
                }
            });
            throw e;
        }
    }

    private void read(TopicPartition partition, OffsetAndMetadata next) {
        Metric lead = inputTopics.contains(partition.topic()) ? metrics().get(leadOf(partition)) : null;
        if (lead != null) {
            long sinceStart = ((Number) lead.metricValue()).longValue();
            lost.read(partition, next.offset() - sinceStart, next.offset());
        }
    }

    /** How far the position is behind the beginning of the partition, as the last answer to a fetch said. */
    private MetricName leadOf(TopicPartition partition) {
        Map<String, String> tags = Map.of(
                "client-id",
                clientId,
                "topic",
                partition.topic(),
                "partition",
                Integer.toString(partition.partition()));
        return new MetricName("records-lead", "consumer-fetch-manager-metrics", "", tags);
    }

    /** Kafka Streams asks before a task reads its first record, and goes on at what it is told. */
    @Override
    public Map<TopicPartition, OffsetAndMetadata> committed(Set<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> committed = super.committed(partitions);
        committed.forEach((partition, position) -> {
            if (position == null) {
                lost.beginAnywhere(partition);
            } else {
                lost.goOn(partition, position.offset());
            }
        });
        return committed;
    }

    @Override
    public void subscribe(Collection<String> topics, ConsumerRebalanceListener listener) {
        super.subscribe(topics, new Forgetting(listener));
    }

    @Override
    public void subscribe(Pattern topics, ConsumerRebalanceListener listener) {
        super.subscribe(topics, new Forgetting(listener));
    }

    private final class Forgetting implements ConsumerRebalanceListener {
        private final ConsumerRebalanceListener listener;

        Forgetting(ConsumerRebalanceListener listener) {
            this.listener = listener;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            listener.onPartitionsAssigned(partitions);
        }

        private void forget(Collection<TopicPartition> partitions) {
            gathered.forget(partitions);
            lost.forget(partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            forget(partitions);
            listener.onPartitionsRevoked(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            forget(partitions);
            listener.onPartitionsLost(partitions);
        }
    }
}

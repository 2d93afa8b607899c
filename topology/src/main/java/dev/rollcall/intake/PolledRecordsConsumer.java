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
 * is set back, and what came from a partition that was taken away is forgotten: whoever owns it begins at the committed offset. Used by one stream
 * thread.
 */
public final class PolledRecordsConsumer extends KafkaConsumer<byte[], byte[]> {
    private final Set<String> inputTopics;
    private final int recordsPerStep;
    private GatheredPoll gathered;

    /**
     * Makes a consumer.
     *
     * @param config its properties, among them {@code max.poll.records}
     * @param inputTopics the topics with events
     */
    public PolledRecordsConsumer(Map<String, Object> config, Set<String> inputTopics) {
        super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.inputTopics = Set.copyOf(inputTopics);
        recordsPerStep = Integer.parseInt(
                config.get(ConsumerConfig.MAX_POLL_RECORDS_CONFIG).toString());
        gathered = new GatheredPoll(this.inputTopics);
    }

    /** Waits in the first step only; there is another one if a step was full, for then more is likely to be there. */
    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        gathered = new GatheredPoll(inputTopics);
        Duration patience = timeout;
        ConsumerRecords<byte[], byte[]> step;
        do {
            step = step(patience);
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
                }
            });
            throw e;
        }
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

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            gathered.forget(partitions);
            listener.onPartitionsRevoked(partitions);
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            gathered.forget(partitions);
            listener.onPartitionsLost(partitions);
        }
    }
}

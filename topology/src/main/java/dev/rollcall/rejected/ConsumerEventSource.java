package dev.rollcall.rejected;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads events again with a consumer of its own, which is opened when the first one is asked for. Not thread-safe. */
public final class ConsumerEventSource implements EventSource {
    /** Long enough for a broker to be replaced, short of the time after which the group gives our partitions away. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Duration POLL = Duration.ofMillis(200);

    /** Further than this it is quicker to fetch anew than to read all that is between: events. */
    private static final long FAR = 20_000;

    private final Map<String, Object> clientProperties;
    private final Clock clock;
    private Consumer<byte[], byte[]> consumer;

    /**
     * A source without a connection yet.
     *
     * @param clientProperties how to reach the brokers
     * @param clock the clock that patience is measured by
     */
    public ConsumerEventSource(Map<String, Object> clientProperties, Clock clock) {
        this.clientProperties = Map.copyOf(clientProperties);
        this.clock = clock;
    }

    /**
     * {@inheritDoc}
     *
     * @throws TimeoutException if the brokers do not answer for a minute
     */
    @Override
    public List<ConsumerRecord<byte[], byte[]>> read(TopicPartition partition, List<Long> offsets) {
        open();
        consumer.assign(List.of(partition));
        // A topic that was made anew may end before them.
        long end = consumer.endOffsets(List.of(partition)).get(partition);
        NavigableSet<Long> missing = new TreeSet<>(offsets).headSet(end, false);
        if (!missing.isEmpty()) {
            consumer.seek(partition, missing.first());
        }
        Map<Long, ConsumerRecord<byte[], byte[]>> found = new HashMap<>();
        long deadline = clock.millis() + PATIENCE.toMillis();
        while (!missing.isEmpty()) {
            for (ConsumerRecord<byte[], byte[]> event : poll(partition)) {
                if (missing.contains(event.offset())) {
                    found.put(event.offset(), event);
                }
            }
            missing.headSet(consumer.position(partition)).clear();
            skipToNext(partition, missing);
            if (clock.millis() > deadline) {
                throw new TimeoutException("the events of " + partition + " up to offset "
                        + offsets.get(offsets.size() - 1) + " could not be read again within " + PATIENCE.toSeconds()
                        + " s");
            }
        }
        List<ConsumerRecord<byte[], byte[]>> events = new ArrayList<>();
        offsets.forEach(
                offset -> events.add(Optional.ofNullable(found.get(offset)).orElse(deleted(partition, offset))));
        return events;
    }

    private void skipToNext(TopicPartition partition, NavigableSet<Long> missing) {
        if (!missing.isEmpty() && missing.first() - consumer.position(partition) > FAR) {
            consumer.seek(partition, missing.first());
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> poll(TopicPartition partition) {
        try {
            return consumer.poll(POLL).records(partition);
        } catch (OffsetOutOfRangeException retention) {
            consumer.seekToBeginning(List.of(partition));
            return List.of();
        }
    }

    private void open() {
        if (consumer == null) {
            Map<String, Object> properties = new HashMap<>(clientProperties);
            properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
            properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
            consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        }
    }

    private static ConsumerRecord<byte[], byte[]> deleted(TopicPartition partition, long offset) {
        return new ConsumerRecord<>(
                partition.topic(),
                partition.partition(),
                offset,
                0,
                TimestampType.NO_TIMESTAMP_TYPE,
                0,
                0,
                null,
                null,
                new RecordHeaders(),
                Optional.empty());
    }

    @Override
    public void close() {
        if (consumer != null) {
            consumer.close();
            consumer = null;
        }
    }
}

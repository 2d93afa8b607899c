package dev.rollcall.bench.data;

import dev.rollcall.bench.broker.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The input topic of a data set: 8 partitions, no keys, not compressed, event time as record timestamp. */
public final class EventTopic {
    /** How many partitions the events are dealt to in turn. */
    public static final int PARTITIONS = 8;

    /** While twenty gigabytes were loaded, a slow machine once stood still for longer than Kafka's default of two minutes. */
    private static final int DELIVERY_TIMEOUT_MS = 900_000;

    private final String bootstrapServers;
    private final Admin admin;
    private final String name;
    private final Shape shape;

    /**
     * A topic that need not exist yet.
     *
     * @param bootstrapServers the broker
     * @param admin a client of the same broker
     * @param name the topic
     * @param shape what is in it
     */
    public EventTopic(String bootstrapServers, Admin admin, String name, Shape shape) {
        this.bootstrapServers = bootstrapServers;
        this.admin = admin;
        this.name = name;
        this.shape = shape;
    }

    /**
     * What it is called.
     *
     * @return the topic
     */
    public String name() {
        return name;
    }

    /** What is in it. */
    Shape shape() {
        return shape;
    }

    /** Deletes it with its events. */
    public void delete() {
        Answer.of(admin.deleteTopics(List.of(name)).all());
    }

    /** Creates the topic without events. */
    public void create() {
        Answer.of(admin.createTopics(List.of(new NewTopic(name, Optional.of(PARTITIONS), Optional.empty())))
                .all());
    }

    /**
     * Writes all events, unless they are there already.
     *
     * @return whether they had to be written
     */
    public boolean load() {
        if (Answer.of(admin.listTopics().names()).contains(name)) {
            if (size() == shape.events()) {
                return false;
            }
            throw new IllegalStateException("topic " + name + " has " + size() + " events, not " + shape.events()
                    + ": delete the directory of the broker");
        }
        create();
        AtomicReference<Exception> failure = new AtomicReference<>();
        EventWriter writer = new EventWriter(shape);
        try (Producer<byte[], byte[]> producer = producer(256 * 1024, 20)) {
            for (long index = 0; index < shape.events(); index++) {
                producer.send(dealt(writer, index), (metadata, exception) -> {
                    if (exception != null) {
                        failure.compareAndSet(null, exception);
                    }
                });
            }
        }
        if (failure.get() != null) {
            throw new CompletionException("cannot load " + name + ": " + failure.get(), failure.get());
        }
        return true;
    }

    /**
     * How many events are in the topic.
     *
     * @return the sum of the ends of its partitions
     */
    public long size() {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        IntStream.range(0, PARTITIONS)
                .forEach(partition -> latest.put(new TopicPartition(name, partition), OffsetSpec.latest()));
        return Answer.of(admin.listOffsets(latest).all()).values().stream()
                .mapToLong(end -> end.offset())
                .sum();
    }

    private ProducerRecord<byte[], byte[]> dealt(EventWriter writer, long index) {
        return new ProducerRecord<>(name, (int) (index % PARTITIONS), shape.millis(index), null, writer.event(index));
    }

    /** An event for the partition that the producer chooses. */
    ProducerRecord<byte[], byte[]> record(EventWriter writer, long index) {
        return new ProducerRecord<>(name, null, shape.millis(index), null, writer.event(index));
    }

    Producer<byte[], byte[]> producer(int batchBytes, int lingerMillis) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        ProducerConfig.BATCH_SIZE_CONFIG, batchBytes,
                        ProducerConfig.LINGER_MS_CONFIG, lingerMillis,
                        ProducerConfig.BUFFER_MEMORY_CONFIG, 64L * 1024 * 1024,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MS),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}

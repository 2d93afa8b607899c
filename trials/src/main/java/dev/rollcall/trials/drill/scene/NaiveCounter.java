package dev.rollcall.trials.drill.scene;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.settings.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A counter as most people write it, to see what a drill finds in one: the consumer commits by itself now and then, what was counted is
 * in memory and is published by another timer. Nothing ties the two together.
 *
 * <p>For every event it counts it writes a record to the output topic, whose key is the place of the event, such as {@code 3@17}.
 * Not thread-safe.
 */
public final class NaiveCounter {
    /** The command that runs it. */
    public static final String COMMAND = "naive-counter";

    private static final int COMMIT_EVERY_MS = 1_000;
    private static final int SESSION_TIMEOUT_MS = 6_000;

    /** Out of step with the commits: a counter that by luck publishes right before every commit seldom errs when it is killed. */
    private static final long PUBLISH_EVERY_NANOS = 700_000_000;

    private static final Duration POLL = Duration.ofMillis(100);

    private final Settings settings;
    private final List<byte[]> unpublished = new ArrayList<>();

    /**
     * A counter that has not begun.
     *
     * @param settings name the brokers, the group (the application id), the input topic and the output topic; not null
     */
    public NaiveCounter(Settings settings) {
        this.settings = settings;
    }

    /**
     * Counts until it is told to stop.
     *
     * @param stopped tells whether to stop; asked often
     */
    public void run(BooleanSupplier stopped) {
        try (KafkaConsumer<byte[], byte[]> consumer =
                        new KafkaConsumer<>(consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
                Producer<byte[], byte[]> producer = new KafkaProducer<>(
                        settings.clientProperties(), new ByteArraySerializer(), new ByteArraySerializer())) {
            consumer.subscribe(List.of(settings.inputTopics().get(0)));
            long publishedNanos = System.nanoTime();
            while (!stopped.getAsBoolean()) {
                consumer.poll(POLL).forEach(this::count);
                if (System.nanoTime() - publishedNanos >= PUBLISH_EVERY_NANOS) {
                    publish(producer);
                    publishedNanos = System.nanoTime();
                }
            }
            publish(producer);
        }
    }

    private Map<String, Object> consumer() {
        Map<String, Object> properties = new HashMap<>(settings.clientProperties());
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, settings.applicationId());
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, true);
        properties.put(ConsumerConfig.AUTO_COMMIT_INTERVAL_MS_CONFIG, COMMIT_EVERY_MS);
        properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MS);
        return properties;
    }

    private void count(ConsumerRecord<byte[], byte[]> event) {
        unpublished.add((event.partition() + "@" + event.offset()).getBytes(UTF_8));
    }

    private void publish(Producer<byte[], byte[]> producer) {
        unpublished.forEach(
                place -> producer.send(new ProducerRecord<byte[], byte[]>(settings.outputTopic(), place, place)));
        unpublished.clear();
        producer.flush();
    }
}

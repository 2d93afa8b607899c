package dev.rollcall.trials.drill.scene;

import dev.rollcall.settings.Settings;
import dev.rollcall.trials.traffic.GeneratedEvent;
import dev.rollcall.trials.traffic.Pace;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes the stream to the input topic at a steady rate, on a thread of its own and past all broken networks, and knows what it wrote.
 *
 * <p>The producer is idempotent and does not give up: an event is written once, whatever happens to the brokers meanwhile. Its offset
 * is known in advance, and compared with the one that the broker gives it.
 */
public final class EventFeed implements AutoCloseable {
    /** The largest event has 1.2 million bytes. */
    private static final int MAX_EVENT_BYTES = 2 * 1024 * 1024;

    private static final int FIRST_PARTITIONS = 4;
    private static final String FOREVER = Integer.toString(Integer.MAX_VALUE);
    private static final int BATCH_BYTES = 64 * 1024;
    private static final int LINGER_MS = 20;
    private static final int REQUEST_TIMEOUT_MS = 5_000;
    private static final int METADATA_MAX_AGE_MS = 5_000;
    private static final long END_WITHIN_SECONDS = 5;

    private final String topic;
    private final EventStream stream;
    private final StreamTruth truth;
    private final Producer<byte[], byte[]> producer;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread feed = new Thread(task, "rollcall-drill-feed");
        feed.setDaemon(true);
        return feed;
    });
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private CompletableFuture<StreamTruth> written;
    private volatile int partitions = FIRST_PARTITIONS;
    private volatile boolean finishing;

    /** Creates the input topic. */
    EventFeed(Subject subject, EventStream stream) {
        Settings settings = subject.settings();
        topic = settings.inputTopics().get(0);
        this.stream = stream;
        subject.cluster()
                .create(new NewTopic(topic, Optional.of(partitions), Optional.empty())
                        .configs(Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(MAX_EVENT_BYTES))));
        truth = new StreamTruth(settings.wauDays(), settings.mauDays(), settings.cohorts());
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers(),
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_EVENT_BYTES,
                        ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4",
                        ProducerConfig.LINGER_MS_CONFIG, LINGER_MS,
                        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS,
                        ProducerConfig.METADATA_MAX_AGE_CONFIG, METADATA_MAX_AGE_MS,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, FOREVER,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, FOREVER),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /**
     * Begins.
     *
     * @param rate events per second
     */
    public void start(int rate) {
        written = CompletableFuture.supplyAsync(() -> write(rate), thread);
    }

    private StreamTruth write(int rate) {
        Pace pace = new Pace(OptionalInt.of(rate));
        try {
            for (long index = 0; !finishing; index++) {
                pace.await();
                requireWritten();
                send((int) (index % partitions), stream.next());
            }
        } catch (InterruptedException e) {
            throw new CompletionException("interrupted", e);
        }
        producer.flush();
        requireWritten();
        return truth;
    }

    private void send(int partition, GeneratedEvent event) {
        long offset = truth.add(partition, event);
        producer.send(
                new ProducerRecord<>(topic, partition, event.recordMillis(), event.key(), event.value()),
                (metadata, exception) -> check(offset, metadata, exception));
    }

    private void check(long offset, RecordMetadata metadata, Exception exception) {
        if (exception != null) {
            failure.compareAndSet(null, exception);
        } else if (metadata.offset() != offset) {
            failure.compareAndSet(
                    null, new IllegalStateException(metadata + " is where offset " + offset + " was to be written"));
        }
    }

    private void requireWritten() {
        if (failure.get() != null) {
            throw new CompletionException("an event could not be written to " + topic, failure.get());
        }
    }

    /**
     * How many input partitions get events.
     *
     * @return at least 1
     */
    public int partitions() {
        return partitions;
    }

    /**
     * Sends events to so many partitions from now on.
     *
     * @param newPartitions all of which exist
     */
    public void grow(int newPartitions) {
        partitions = newPartitions;
    }

    /**
     * Whether an event could not be written, so that nobody knows the truth any more.
     *
     * @return true once one could not
     */
    public boolean hasFailed() {
        return written.isCompletedExceptionally();
    }

    /**
     * Writes no more.
     *
     * @return completes when all is acknowledged, with what it adds up to
     */
    public CompletableFuture<StreamTruth> finish() {
        finishing = true;
        return written;
    }

    /**
     * How many events came for the second time.
     *
     * @return known once it has finished
     */
    public long duplicates() {
        return stream.duplicates();
    }

    @Override
    public void close() {
        finishing = true;
        thread.shutdownNow();
        try {
            thread.awaitTermination(END_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(Duration.ZERO);
    }
}

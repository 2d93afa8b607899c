package dev.rollcall.trials.demo;

import dev.rollcall.settings.Settings;
import dev.rollcall.trials.traffic.EventGenerator;
import dev.rollcall.trials.traffic.GeneratedEvent;
import dev.rollcall.trials.traffic.Pace;
import dev.rollcall.trials.traffic.Scenario;
import dev.rollcall.trials.traffic.Truth;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes the generated events to the input topic, on a thread of its own. */
final class Loader implements AutoCloseable {
    /** The largest event has 1.2 million bytes: so much must a request, and the topic, have room for. */
    static final int MAX_EVENT_BYTES = 2 * 1024 * 1024;

    private static final int BATCH_BYTES = 128 * 1024;
    private static final int LINGER_MS = 5;
    private static final long END_WITHIN_SECONDS = 5;

    private final String topic;
    private final Producer<byte[], byte[]> producer;
    private final EventGenerator generator;
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread loader = new Thread(task, "rollcall-demo-loader");
        loader.setDaemon(true);
        return loader;
    });

    Loader(Settings settings, Scenario scenario) {
        topic = settings.inputTopics().get(0);
        generator = new EventGenerator(scenario);
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers(),
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_EVENT_BYTES,
                        ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES,
                        // A broker may refuse the first batch of a new partition and take the second; then the first is
                        // refused for ever.
                        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1,
                        ProducerConfig.LINGER_MS_CONFIG, LINGER_MS),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /**
     * Writes the history.
     *
     * @return completes when all of it is acknowledged, with what it truly adds up to
     */
    CompletableFuture<Truth> history(Truth truth, OptionalInt rate) {
        return CompletableFuture.supplyAsync(
                () -> {
                    Pace pace = new Pace(rate);
                    while (generator.hasNext()) {
                        GeneratedEvent event = generator.next();
                        truth.add(event);
                        send(event, pace);
                    }
                    producer.flush();
                    requireSent();
                    return truth;
                },
                thread);
    }

    /**
     * Goes on with live traffic until this loader is closed.
     *
     * @return completes only if that fails
     */
    CompletableFuture<Void> live(int rate, Clock clock) {
        return CompletableFuture.runAsync(
                () -> {
                    Pace pace = new Pace(OptionalInt.of(rate));
                    while (true) {
                        send(generator.next(clock.millis()), pace);
                    }
                },
                thread);
    }

    private void send(GeneratedEvent event, Pace pace) {
        try {
            pace.await();
        } catch (InterruptedException e) {
            throw new CompletionException("interrupted", e);
        }
        requireSent();
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, null, event.recordMillis(), event.key(), event.value());
        producer.send(record, (metadata, exception) -> {
            if (exception != null) {
                failure.compareAndSet(null, exception);
            }
        });
    }

    private void requireSent() {
        if (failure.get() != null) {
            throw new CompletionException("an event could not be written to " + topic, failure.get());
        }
    }

    /** Stops writing; what is not sent yet is dropped. */
    @Override
    public void close() {
        thread.shutdownNow();
        try {
            thread.awaitTermination(END_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(Duration.ZERO);
    }
}

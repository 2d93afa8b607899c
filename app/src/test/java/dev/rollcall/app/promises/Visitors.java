package dev.rollcall.app.promises;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.app.testing.TestKafka;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes events of ever new users, so that every event makes a row: many at once, or a steady few. Thread-safe. */
final class Visitors implements AutoCloseable {
    private static final int EVERY_MS = 20;
    private static final long NOON = 1_795_521_600_000L;

    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final AtomicLong written = new AtomicLong();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    Visitors(TestKafka kafka, String topic) {
        this.topic = topic;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "linger.ms", 5),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Writes so many events and returns when all are acknowledged. */
    void write(long users) {
        for (long i = 0; i < users; i++) {
            send();
        }
        producer.flush();
    }

    /** Goes on writing a few events at a time until this is closed. */
    void keepWriting(int perSecond) {
        int atATime = perSecond * EVERY_MS / 1000;
        timer.scheduleAtFixedRate(
                () -> {
                    for (int i = 0; i < atATime; i++) {
                        send();
                    }
                },
                0,
                EVERY_MS,
                TimeUnit.MILLISECONDS);
    }

    /** How many events were written so far. */
    long written() {
        return written.get();
    }

    private void send() {
        long user = written.incrementAndGet();
        String json = "{\"user_id\":\"user-" + user + "\",\"ts\":" + NOON + ",\"country\":\"C" + user % 50
                + "\",\"device\":{\"os\":\"web\"}}";
        producer.send(new ProducerRecord<>(topic, null, NOON, null, json.getBytes(UTF_8)));
    }

    @Override
    public void close() {
        timer.shutdownNow();
        producer.close();
    }
}

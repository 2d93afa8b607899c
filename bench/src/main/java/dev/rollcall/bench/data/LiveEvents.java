package dev.rollcall.bench.data;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.Producer;

/**
 * Sends events at a steady rate, one by one or some at a time, from a thread of its own, and remembers when. Thread-safe.
 *
 * <p>The producer has Kafka's default settings: it waits 5 ms for a batch to fill, and all events of that time, having no key, go to one
 * partition.
 */
public final class LiveEvents implements AutoCloseable {
    private static final int DEFAULT_BATCH_BYTES = 16 * 1024;
    private static final int DEFAULT_LINGER_MS = 5;
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final EventTopic topic;
    private final long first;
    private final long rate;
    private final int together;
    private final long[] sentNanos;
    private final Thread thread;
    private volatile int sent;
    private volatile boolean stopped;
    private volatile Exception failure;

    /**
     * Begins to send.
     *
     * @param topic where to
     * @param first the number of the first event of the data set to send
     * @param rate events per second
     * @param together how many are sent at a time, from 1; the thread sleeps between, and waking up costs more than sending
     */
    public LiveEvents(EventTopic topic, long first, int rate, int together) {
        this.topic = topic;
        this.first = first;
        this.rate = rate;
        this.together = together;
        sentNanos = new long[Math.toIntExact(LONGEST.toSeconds() * rate)];
        thread = new Thread(this::send, "live events");
        thread.start();
    }

    private void send() {
        EventWriter writer = new EventWriter(topic.shape());
        try (Producer<byte[], byte[]> producer = topic.producer(DEFAULT_BATCH_BYTES, DEFAULT_LINGER_MS)) {
            long start = System.nanoTime();
            for (int count = 0; !stopped && failure == null && count < sentNanos.length; count++) {
                if (count % together == 0) {
                    awaitTurn(start + count * NANOS_PER_SECOND / rate);
                }
                sentNanos[count] = System.nanoTime();
                producer.send(topic.record(writer, first + count), (metadata, exception) -> {
                    if (exception != null) {
                        failure = exception;
                    }
                });
                sent = count + 1;
            }
        }
    }

    private static void awaitTurn(long nanos) {
        for (long wait = nanos - System.nanoTime(); wait > 0; wait = nanos - System.nanoTime()) {
            LockSupport.parkNanos(wait);
        }
    }

    /**
     * How many events have been sent so far.
     *
     * @return from 0
     * @throws CompletionException if one could not be written
     */
    public int sent() {
        if (failure != null) {
            throw new CompletionException("cannot send live events: " + failure, failure);
        }
        return sent;
    }

    /**
     * When an event was sent.
     *
     * @param count how many were sent before it
     * @return as {@code System.nanoTime()} was
     */
    public long sentNanos(int count) {
        return sentNanos[count];
    }

    /** The same as {@link #stop()}. */
    @Override
    public void close() {
        stop();
    }

    /** Sends no more, and returns when all that was sent is written. */
    public void stop() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new CompletionException("interrupted", e);
        }
    }
}

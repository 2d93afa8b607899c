package dev.rollcall.trials.lab.relay;

import dev.rollcall.trials.lab.bench.Kafka;
import dev.rollcall.trials.lab.bench.Wait;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;

/** A relay in this process, which cannot die but stop in order. Thread-safe. */
public final class RelayThread implements AutoCloseable {
    private static final Duration DRAINED_WITHIN = Duration.ofSeconds(60);

    private final RelaySettings settings;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final CompletableFuture<Void> ended;

    private RelayThread(RelaySettings settings, Observer observer) {
        this.settings = settings;
        ended = CompletableFuture.runAsync(() -> Relay.run(settings, observer, stopped::get), RelayThread::start);
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Starts a relay.
     *
     * @param settings what to do, not null
     * @param observer is told how far it is, not null
     * @return to be closed
     */
    public static RelayThread start(RelaySettings settings, Observer observer) {
        return new RelayThread(settings, observer);
    }

    /**
     * Runs a relay until it has stored that it is at the end of its input, and stops it.
     *
     * @param kafka where it works, not null
     * @param settings what to do, not null
     * @throws InterruptedException if the thread is interrupted
     */
    public static void drain(Kafka kafka, RelaySettings settings) throws InterruptedException {
        try (RelayThread relay = start(settings, Observer.NONE)) {
            relay.awaitDrained(kafka);
        }
    }

    /**
     * Waits until the group has stored that it is at the end of the input.
     *
     * @param kafka where it works, not null
     * @throws InterruptedException if the thread is interrupted
     */
    public void awaitDrained(Kafka kafka) throws InterruptedException {
        Wait.until("the relay is at the end of its input", DRAINED_WITHIN, () -> isDrained(kafka));
    }

    /**
     * Whether the group has stored that it is at the end of the input.
     *
     * @param kafka where it works, not null
     * @return also true if the relay has failed, which {@link #close()} says
     */
    public boolean isDrained(Kafka kafka) {
        return ended.isDone() || kafka.committed(settings.group(), settings.input()) >= kafka.end(settings.input());
    }

    /**
     * Stops it in order.
     *
     * @throws IllegalStateException if it has failed
     */
    @Override
    public void close() {
        stopped.set(true);
        try {
            ended.join();
        } catch (CompletionException e) {
            throw new IllegalStateException("the relay has failed: " + e.getCause(), e.getCause());
        }
    }
}

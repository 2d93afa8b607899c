package dev.rollcall.service.run;

import dev.rollcall.bytes.UnknownVersionException;
import dev.rollcall.schema.SchemaUnavailableException;
import dev.rollcall.service.Causes;
import dev.rollcall.service.OutOfMemory;
import dev.rollcall.service.cluster.MissingRights;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces stream threads that fail, but not for ever: an instance whose threads keep failing ends with the first cause of the row. An
 * {@link Error} ends it at once.
 * A thread that gave up waiting for brokers has not failed in that sense: it is replaced for as long as they are away. Nor has one that
 * was fenced, nor one that waits for a schema; that one is replaced after a pause. Thread-safe.
 */
final class ThreadFailures implements StreamsUncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadFailures.class);
    private static final int REPLACEMENTS = 3;
    private static final Duration WITHIN = Duration.ofMinutes(10);

    /** While a thread pauses it does not poll, as it did not while it waited: bounded, lest it lose its partitions. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Clock clock;
    private final GrowingPause pause;
    private final Deque<Failure> recent = new ArrayDeque<>();
    private final CompletableFuture<Throwable> fatal = new CompletableFuture<>();

    /**
     * No failure yet.
     *
     * @param clock tells when threads fail
     * @param pollInterval for how long a thread may wait before it loses its partitions
     */
    ThreadFailures(Clock clock, Duration pollInterval) {
        this.clock = clock;
        Duration quarter = pollInterval.dividedBy(4);
        pause = new GrowingPause(clock, quarter.compareTo(LONGEST_PAUSE) < 0 ? quarter : LONGEST_PAUSE);
    }

    /** Completes with the first cause when no thread is replaced any more. */
    CompletableFuture<Throwable> fatal() {
        return fatal;
    }

    /**
     * Called on the thread that failed. What is told here is not to be told once more by the JVM when the thread ends; Kafka Streams
     * sees to that only for the threads that it started first.
     */
    @Override
    public StreamThreadExceptionResponse handle(Throwable failure) {
        OutOfMemory.haltIf(failure);
        Thread.currentThread().setUncaughtExceptionHandler((thread, told) -> {});
        return Causes.find(failure, SchemaUnavailableException.class)
                .map(this::pause)
                .orElseGet(() -> judge(failure));
    }

    /** Nothing was sent and nothing committed, so the next thread begins with the same event. */
    private StreamThreadExceptionResponse pause(SchemaUnavailableException waiting) {
        Duration length = pause.next();
        LOG.warn("Stream thread gave up waiting and is replaced in {} s: {}", length.toSeconds(), waiting.getMessage());
        pause.sleep(length);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /** Ends pauses, so that threads can end. */
    void stop() {
        pause.stop();
    }

    private synchronized StreamThreadExceptionResponse judge(Throwable failure) {
        Throwable rootCause = Causes.root(failure);
        if (rootCause instanceof TimeoutException || rootCause instanceof DisconnectException) {
            LOG.warn("Stream thread gave up waiting for the brokers and is replaced: {}", rootCause.getMessage());
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        // What a thread that slept is told when it commits a transaction that was aborted meanwhile, if nothing else
        // told it before: with
        // transactions of version 2 the coordinator takes the commit for a retry that contradicts what it did. Kafka
        // Streams does not
        // know that this is being fenced.
        if (rootCause instanceof InvalidTxnStateException) {
            LOG.warn("Stream thread was fenced and is replaced: its transaction was aborted meanwhile");
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        Instant now = clock.instant();
        recent.removeIf(earlier -> earlier.at().isBefore(now.minus(WITHIN)));
        recent.add(new Failure(now, failure));
        // A right that is missing stays missing, and a format unknown, however often a thread meets it.
        if (MissingRights.explain(failure).isPresent() || rootCause instanceof UnknownVersionException) {
            fatal.complete(failure);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        if (failure instanceof Error || recent.size() > REPLACEMENTS) {
            fatal.complete(failure instanceof Error ? failure : recent.element().cause());
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        LOG.warn(
                "Stream thread failed and is replaced ({} of {} within {} minutes): {}",
                recent.size(),
                REPLACEMENTS,
                WITHIN.toMinutes(),
                rootCause.toString());
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    private record Failure(Instant at, Throwable cause) {}
}

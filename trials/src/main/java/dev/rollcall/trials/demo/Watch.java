package dev.rollcall.trials.demo;

import dev.rollcall.trials.traffic.AccountTotals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.common.errors.InterruptException;

/** Looks on while events are counted, and shows how far it is. Not thread-safe. */
final class Watch {
    private static final Duration POLL = Duration.ofMillis(50);

    private final PublishedTail tail;
    private final Display display;
    private final Clock clock;
    private final Instant start;
    private Duration measuredAt = Duration.ZERO;
    private long measuredRead;
    private long eventsPerSecond;

    Watch(PublishedTail tail, Display display, Clock clock, Instant start) {
        this.tail = tail;
        this.display = display;
        this.clock = clock;
        this.start = start;
    }

    /** Time since the start. */
    Duration elapsed() {
        return Duration.between(start, clock.instant());
    }

    /**
     * Shows progress until something is done.
     *
     * @param planned how many events there will be; 0 if there is no end
     * @throws InterruptedException if the demo is to stop
     */
    void until(CompletableFuture<?> done, long planned) throws InterruptedException {
        while (!done.isDone()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            poll();
            if (display.isDue(elapsed())) {
                show(planned);
            }
        }
    }

    private void poll() throws InterruptedException {
        try {
            tail.poll(POLL);
        } catch (InterruptException e) {
            // It leaves the thread interrupted, which would then happen twice.
            Thread.interrupted();
            throw (InterruptedException) new InterruptedException().initCause(e);
        }
    }

    /** Shows all that was published, after everything is counted. */
    void finish(long planned) {
        tail.poll(POLL);
        show(planned);
    }

    private void show(long planned) {
        AccountTotals accounts = tail.totals();
        measure(accounts.read());
        display.show(new Progress(elapsed(), planned, eventsPerSecond, accounts, tail.days()));
    }

    private void measure(long read) {
        Duration now = elapsed();
        long millis = now.minus(measuredAt).toMillis();
        if (millis >= 1_000) {
            eventsPerSecond = (read - measuredRead) * 1_000 / millis;
            measuredAt = now;
            measuredRead = read;
        }
    }
}

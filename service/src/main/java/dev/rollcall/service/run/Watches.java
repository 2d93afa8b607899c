package dev.rollcall.service.run;

import dev.rollcall.service.OutOfMemory;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at things every now and then while an instance runs. Brokers that do not answer, and whatever else goes wrong with a look, are
 * no reason to stop looking. Thread-safe.
 */
final class Watches implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watches.class);
    private static final int THREADS = 5;

    // Each look asks the brokers and waits for the answer; none is to wait for another.
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "rollcall-timer");
        thread.setDaemon(true);
        return thread;
    });

    /** Looks again and again, with a pause after each look and before the first. */
    void every(long seconds, Runnable look) {
        timer.scheduleWithFixedDelay(() -> quietly(look), seconds, seconds, TimeUnit.SECONDS);
    }

    /** Looks once. */
    void after(long seconds, Runnable look) {
        timer.schedule(() -> quietly(look), seconds, TimeUnit.SECONDS);
    }

    /** Looks until a look has not failed: at once, and then with a pause after each. */
    void untilDone(long pauseSeconds, Runnable look) {
        after(0, () -> {
            try {
                look.run();
            } catch (RuntimeException e) {
                after(pauseSeconds, () -> untilDone(pauseSeconds, look));
                throw e;
            }
        });
    }

    /** For what has a rhythm of its own. */
    ScheduledExecutorService timer() {
        return timer;
    }

    private static void quietly(Runnable look) {
        try {
            look.run();
        } catch (RuntimeException e) {
            // That brokers are away is said elsewhere, and once.
            LOG.debug("Nothing can be seen: {}", e.getMessage());
        } catch (OutOfMemoryError e) {
            // The timer would keep it to itself.
            OutOfMemory.haltIf(e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}

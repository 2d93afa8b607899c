package dev.rollcall.trials.traffic;

import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** When the next event is due. Not thread-safe. */
public final class Pace {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final OptionalInt rate;
    private final long startNanos = System.nanoTime();
    private long events;

    /**
     * Begins now.
     *
     * @param rate events per second, or empty for as many as possible
     */
    public Pace(OptionalInt rate) {
        this.rate = rate;
    }

    /**
     * Waits until one more event is due. Events that were due earlier are not waited for.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    public void await() throws InterruptedException {
        if (rate.isPresent()) {
            long dueNanos = startNanos + (long) ((double) events++ / rate.getAsInt() * SECOND);
            TimeUnit.NANOSECONDS.sleep(dueNanos - System.nanoTime());
        } else if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}

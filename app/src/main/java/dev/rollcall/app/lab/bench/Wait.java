package dev.rollcall.app.lab.bench;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what an experiment needs, and can be interrupted. */
public final class Wait {
    private static final long LOOK_EVERY_MS = 10;

    private Wait() {}

    /**
     * Waits until something is so.
     *
     * @param what the condition in words, for the message; not null
     * @param atMost how long, not null
     * @param condition asked often, not null
     * @throws IllegalStateException if it takes longer
     * @throws InterruptedException if the thread is interrupted
     */
    public static void until(String what, Duration atMost, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end >= 0) {
                throw new IllegalStateException("not within " + atMost.toSeconds() + " s: " + what);
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
        }
    }

    /**
     * Lets time pass.
     *
     * @param time how long, not null
     * @throws InterruptedException if the thread is interrupted
     */
    public static void pass(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }
}

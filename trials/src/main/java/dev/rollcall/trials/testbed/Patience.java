package dev.rollcall.trials.testbed;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.errors.InterruptException;

/** Waits, and can be interrupted. */
public final class Patience {
    private static final Duration LOOK_EVERY = Duration.ofMillis(10);

    private Patience() {}

    /**
     * Lets time pass.
     *
     * @param time how long, not null
     * @throws InterruptException if the thread is interrupted, which it stays
     */
    public static void pass(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    /**
     * Waits until something is so.
     *
     * @param condition asked often, not null
     * @param atMost how long, not null
     * @return whether it was so in time
     * @throws InterruptException if the thread is interrupted, which it stays
     */
    public static boolean until(BooleanSupplier condition, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end >= 0) {
                return false;
            }
            pass(LOOK_EVERY);
        }
        return true;
    }
}

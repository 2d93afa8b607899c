package dev.rollcall.trials.testbed;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits, and can be interrupted. */
public final class Patience {
    private static final long LOOK_EVERY_MS = 10;

    private Patience() {}

    /**
     * Lets time pass.
     *
     * @param time how long, not null
     * @throws InterruptedException if the thread is interrupted
     */
    public static void pass(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }

    /**
     * Waits until something is so.
     *
     * @param condition asked often, not null
     * @param atMost how long, not null
     * @return whether it was so in time
     * @throws InterruptedException if the thread is interrupted
     */
    public static boolean until(BooleanSupplier condition, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end >= 0) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
        }
        return true;
    }
}

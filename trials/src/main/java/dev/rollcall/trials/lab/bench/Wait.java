package dev.rollcall.trials.lab.bench;

import dev.rollcall.trials.testbed.Patience;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what an experiment needs, and can be interrupted. */
public final class Wait {
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
        if (!Patience.until(condition, atMost)) {
            throw new IllegalStateException("not within " + atMost.toSeconds() + " s: " + what);
        }
    }
}

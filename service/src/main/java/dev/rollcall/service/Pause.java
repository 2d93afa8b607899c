package dev.rollcall.service;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.errors.InterruptException;

/** The time between two looks at something that others do. */
public final class Pause {
    private Pause() {}

    /**
     * Lets some time pass.
     *
     * @param duration how much, not null
     * @param what what is waited for, for the message if the thread is interrupted; not null
     * @throws InterruptException if it is
     */
    public static void of(Duration duration, String what) {
        LockSupport.parkNanos(duration.toNanos());
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptException("interrupted while waiting for " + what);
        }
    }
}

package dev.rollcall.bench.process;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** The pause between two looks at something that can only be asked again. */
public final class Pause {
    private Pause() {}

    /**
     * Waits.
     *
     * @param duration how long
     * @throws CompletionException if the thread is interrupted
     */
    public static void of(Duration duration) {
        try {
            TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        } catch (InterruptedException e) {
            throw new CompletionException("interrupted", e);
        }
    }
}

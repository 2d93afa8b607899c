package dev.rollcall.totals;

import java.time.Duration;

/**
 * When rows are published that change more often than anybody looks at them: not with every transaction, but at least when nothing else
 * arrives. Thread-safe.
 */
public final class PublishPace {
    /** How long gaps may wait. */
    static final Duration GAPS = Duration.ofSeconds(1);

    /** How long cohorts may wait. */
    static final Duration COHORTS = Duration.ofSeconds(30);

    /** After so long without changes nothing else arrives. */
    static final Duration QUIET = Duration.ofSeconds(1);

    private volatile boolean hurried;

    /** Says that nothing else will arrive: from now on nothing waits. */
    public void hurry() {
        hurried = true;
    }

    /**
     * Whether rows should be published now.
     *
     * @param wait how long they may wait
     * @param last when such rows were published last, as {@code System.nanoTime()} is
     * @param change when anything changed last
     * @param now the time
     */
    boolean isTime(Duration wait, long last, long change, long now) {
        return hurried || now - last >= wait.toNanos() || now - change >= QUIET.toNanos();
    }

    /** When to ask again, as {@code System.nanoTime()} is. */
    long next(long now) {
        return hurried ? now : now + QUIET.toNanos() / 4;
    }
}

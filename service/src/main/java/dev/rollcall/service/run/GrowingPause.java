package dev.rollcall.service.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Pauses before something is tried again, each twice as long as the one before, up to a limit. Thread-safe. */
final class GrowingPause {
    private static final Duration FIRST = Duration.ofSeconds(1);

    /** Who needed no pause for so long begins anew. */
    private static final Duration FORGOTTEN = Duration.ofMinutes(10);

    private final Clock clock;
    private final Duration longest;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private Duration next = FIRST;
    private Instant last = Instant.MIN;

    GrowingPause(Clock clock, Duration longest) {
        this.clock = clock;
        this.longest = longest;
    }

    /** How long the next pause is to be; each call counts as one. */
    synchronized Duration next() {
        Instant now = clock.instant();
        next = last.isBefore(now.minus(FORGOTTEN)) ? FIRST : next.multipliedBy(2);
        next = next.compareTo(longest) < 0 ? next : longest;
        last = now;
        return next;
    }

    /** Pauses, unless all is to end. */
    void sleep(Duration pause) {
        try {
            if (stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends all pauses, for good. */
    void stop() {
        stopped.countDown();
    }
}

package dev.rollcall.app.run;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out when everything that was in the input topic at the start is counted and published.
 *
 * <p>Offsets commit together with what was made of the records before them. So once the input is committed, all its visits are in
 * {@code visits}; once those are committed, all tallies are in {@code tallies}; once those are, all rows are written. They are published
 * once the transactions that wrote them are marked as committed there, too.
 */
final class CaughtUp {
    private static final Logger LOG = LoggerFactory.getLogger(CaughtUp.class);
    private static final long LOOK_EVERY_MS = 200;
    private static final List<String> INTERNAL_TOPICS = List.of("visits", "tallies");

    private final Backlog backlog;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private Map<TopicPartition, Long> goal;
    private int stage;

    /** Takes the end of the input topic as the goal. */
    CaughtUp(Backlog backlog) {
        this.backlog = backlog;
        goal = backlog.inputEnds();
    }

    /** Begins to look; completes once all is published. */
    CompletableFuture<Void> watch(ScheduledExecutorService timer) {
        timer.scheduleWithFixedDelay(this::look, 0, LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
        return done;
    }

    private void look() {
        try {
            while (!done.isDone() && remaining() == 0) {
                advance();
            }
        } catch (RuntimeException e) {
            // That brokers are away is said elsewhere, and once.
            LOG.debug("Cannot tell yet whether all is counted: {}", e.getMessage());
        }
    }

    private long remaining() {
        return stage > INTERNAL_TOPICS.size() ? backlog.invisible(goal) : backlog.uncommitted(goal);
    }

    private void advance() {
        if (stage < INTERNAL_TOPICS.size()) {
            goal = backlog.internalEnds(INTERNAL_TOPICS.get(stage));
        } else if (stage == INTERNAL_TOPICS.size()) {
            goal = backlog.publishedEnds();
        } else {
            done.complete(null);
        }
        stage++;
    }
}

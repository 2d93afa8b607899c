package dev.rollcall.service.cluster.backlog;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out when everything that was in the input topic at the start is counted and published.
 *
 * <p>Offsets commit together with what was made of the records before them. So once the input is committed, all its visits are in
 * {@code visits}; once those are committed, all changes are in {@code changes}; once those are, all rows are written, but for those of
 * many days and segments at once, which take several transactions. They are published once the transactions that wrote them are marked as
 * committed there, too. Used by one thread at a time.
 */
public final class CaughtUp {
    private static final Logger LOG = LoggerFactory.getLogger(CaughtUp.class);

    /** While more records than this are waited for, the end is not near: two cores commit about so many events in a second. */
    private static final long MANY = 1_000_000;

    private static final long LOOK_SELDOM_MS = 500;
    private static final long LOOK_OFTEN_MS = 50;

    /** What is waited for, in this order. */
    public enum Stage {
        /** Events that Intake has not read. */
        INPUT,
        /** Visits that the ledger has not read. */
        VISITS,
        /** Changes that the totals have not read, or not yet written all rows for. */
        CHANGES,
        /** Records that readers cannot see yet. */
        PUBLICATION,
        /** Nothing. */
        DONE
    }

    private final Backlog backlog;
    private final LongSupplier rowsDue;
    private final Runnable hurry;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private Map<TopicPartition, Long> goal;
    private Stage stage;

    /**
     * Takes the end of the input topic as the goal, for a process that may have the totals.
     *
     * @param backlog how far the group is behind, not null
     * @param rowsDue how many rows the totals have still to write though the changes before them are committed, not null
     * @param hurry is run when only those are missing, not null
     */
    public CaughtUp(Backlog backlog, LongSupplier rowsDue, Runnable hurry) {
        this(backlog, Stage.INPUT, backlog.inputEnds(), rowsDue, hurry);
    }

    /**
     * Takes given ends of the input topic as the goal.
     *
     * @param backlog how far the group is behind, not null
     * @param inputEnds the events before these offsets are to be counted, not null
     */
    public CaughtUp(Backlog backlog, Map<TopicPartition, Long> inputEnds) {
        this(backlog, Stage.INPUT, inputEnds, () -> 0, () -> {});
    }

    private CaughtUp(
            Backlog backlog, Stage stage, Map<TopicPartition, Long> goal, LongSupplier rowsDue, Runnable hurry) {
        this.backlog = backlog;
        this.rowsDue = rowsDue;
        this.hurry = hurry;
        this.stage = stage;
        this.goal = goal;
    }

    /**
     * Takes the end of what Intake has read as the goal, however much more input there is.
     *
     * @param backlog how far the group is behind, not null
     * @return begins with the visits
     */
    public static CaughtUp withWhatIsRead(Backlog backlog) {
        return new CaughtUp(backlog, Stage.VISITS, backlog.internalEnds("visits"), () -> 0, () -> {});
    }

    /**
     * Begins to look every now and then, more often when the end is near.
     *
     * @param timer where to look, not null
     * @return completes once all is published
     */
    public CompletableFuture<Void> watch(ScheduledExecutorService timer) {
        timer.execute(() -> lookQuietly(timer));
        return done;
    }

    private void lookQuietly(ScheduledExecutorService timer) {
        long remaining = Long.MAX_VALUE;
        try {
            remaining = look();
        } catch (RuntimeException e) {
            // That brokers are away is said elsewhere, and once.
            LOG.debug("Cannot tell yet whether all is counted: {}", e.getMessage());
        }
        if (remaining == 0) {
            done.complete(null);
        } else {
            long wait = remaining > MANY ? LOOK_SELDOM_MS : LOOK_OFTEN_MS;
            timer.schedule(() -> lookQuietly(timer), wait, TimeUnit.MILLISECONDS);
        }
    }

    /**
     * Looks once, and goes on to the next stage where nothing is waited for any more.
     *
     * @return how many records the present stage waits for; 0 once all is published
     */
    public long look() {
        long remaining = remaining();
        while (remaining == 0 && stage != Stage.DONE) {
            advance();
            remaining = remaining();
        }
        return remaining;
    }

    /**
     * What was waited for at the last look.
     *
     * @return the stage, not null
     */
    public Stage stage() {
        return stage;
    }

    private long remaining() {
        return switch (stage) {
            case INPUT, VISITS -> backlog.uncommitted(goal);
            case CHANGES -> remainingChanges();
            case PUBLICATION -> backlog.invisible(goal);
            case DONE -> 0;
        };
    }

    private long remainingChanges() {
        long changes = backlog.uncommitted(goal);
        if (changes == 0) {
            hurry.run();
        }
        return changes + rowsDue.getAsLong();
    }

    private void advance() {
        switch (stage) {
            case INPUT -> begin(Stage.VISITS, backlog.internalEnds("visits"));
            case VISITS -> begin(Stage.CHANGES, backlog.internalEnds("changes"));
            case CHANGES -> begin(Stage.PUBLICATION, backlog.publishedEnds());
            case PUBLICATION -> begin(Stage.DONE, Map.of());
            case DONE -> throw new IllegalStateException("nothing comes after the end");
        }
    }

    private void begin(Stage next, Map<TopicPartition, Long> nextGoal) {
        stage = next;
        goal = nextGoal;
    }
}

package dev.rollcall.service.status;

import dev.rollcall.service.UserError;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows the latest answer about the group, and asks anew when somebody wants to know and it is old; brokers that are away keep nobody
 * waiting for long. Thread-safe.
 */
public final class GroupWatch implements AutoCloseable {
    /** Answers older than this mean that no broker answers any more. */
    static final Duration OLD = Duration.ofSeconds(6);

    private static final Logger LOG = LoggerFactory.getLogger(GroupWatch.class);
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Supplier<GroupStatus> question;
    private final Clock clock;
    private final ExecutorService asker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "rollcall-group");
        thread.setDaemon(true);
        return thread;
    });
    private CompletableFuture<Void> asking = CompletableFuture.completedFuture(null);
    private volatile GroupStatus latest;

    /**
     * A watch that has not asked yet.
     *
     * @param question asks the brokers, from one thread at a time, not null
     * @param clock tells how old an answer is, not null
     */
    public GroupWatch(Supplier<GroupStatus> question, Clock clock) {
        this.question = question;
        this.clock = clock;
    }

    /**
     * The latest answer. Waits for 3 seconds at most, and only if there is none that is fairly new.
     *
     * @return empty if there has never been one
     */
    public Optional<GroupStatus> look() {
        if (!isNewer(FRESH)) {
            CompletableFuture<Void> answer = ask();
            if (!isAnswering()) {
                await(answer);
            }
        }
        return Optional.ofNullable(latest);
    }

    /**
     * Whether brokers answered lately.
     *
     * @return false if the last answer is old, or there is none
     */
    public boolean isAnswering() {
        return isNewer(OLD);
    }

    private boolean isNewer(Duration age) {
        GroupStatus known = latest;
        return known != null && Duration.between(known.asked(), clock.instant()).compareTo(age) < 0;
    }

    private synchronized CompletableFuture<Void> ask() {
        if (asking.isDone() && !asker.isShutdown()) {
            asking = CompletableFuture.runAsync(this::askNow, asker);
        }
        return asking;
    }

    private void askNow() {
        try {
            latest = question.get();
        } catch (UserError | KafkaException e) {
            // That brokers are away is logged elsewhere, and once.
            LOG.debug("Cannot tell about the group: {}", e.getMessage());
        }
    }

    private static void await(CompletableFuture<Void> answer) {
        try {
            answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.debug("No answer about the group yet", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        asker.shutdownNow();
    }
}

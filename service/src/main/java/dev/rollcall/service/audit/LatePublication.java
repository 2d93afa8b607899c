package dev.rollcall.service.audit;

import dev.rollcall.service.Pause;
import dev.rollcall.service.cluster.Cluster;
import dev.rollcall.service.cluster.Group;
import dev.rollcall.service.cluster.backlog.Backlog;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Waits until gaps and cohorts are published, which come up to 30 seconds later than rows while changes arrive, and a second after the last one.
 * Not thread-safe.
 */
final class LatePublication {
    /** After so long all is published that was counted. */
    private static final Duration MOST = Duration.ofSeconds(35);

    /** When so long nothing was published, probably all is. */
    private static final Duration QUIET = Duration.ofSeconds(3);

    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final Cluster cluster;
    private final Backlog backlog;
    private final AuditProgress progress;
    private final boolean thorough;
    private boolean sure;

    /**
     * Nothing waited for yet.
     *
     * @param thorough whether to wait until there can be no doubt
     */
    LatePublication(Cluster cluster, Backlog backlog, AuditProgress progress, boolean thorough) {
        this.cluster = cluster;
        this.backlog = backlog;
        this.progress = progress;
        this.thorough = thorough;
    }

    /**
     * Waits, after everything is counted.
     *
     * @throws org.apache.kafka.common.errors.InterruptException if the thread is interrupted
     */
    void await() {
        long start = System.nanoTime();
        long quietSince = start;
        Map<TopicPartition, Long> ends = backlog.publishedEnds();
        while (!sure && isRunning() && (thorough || System.nanoTime() - quietSince < QUIET.toNanos())) {
            progress.at("waiting until gaps and cohorts are published", 0, 0);
            Pause.of(LOOK_EVERY, "gaps and cohorts");
            Map<TopicPartition, Long> now = backlog.publishedEnds();
            quietSince = now.equals(ends) ? quietSince : System.nanoTime();
            ends = now;
            sure = System.nanoTime() - start >= MOST.toNanos();
        }
    }

    /** Whether an instance is there that may still publish what it has counted. */
    boolean isRunning() {
        return !new Group(cluster).members().isEmpty();
    }

    /** Whether more waiting may help. */
    boolean mayComeYet() {
        return !sure && isRunning();
    }
}

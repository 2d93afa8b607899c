package dev.rollcall.trials.drill.scene;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;

/**
 * How long it takes from a fault until all goes on: until the group has committed, on every partition of the input and of the
 * internal topics, an offset beyond the one that was committed when the fault was in effect.
 *
 * <p>Times are those of {@link System#nanoTime()}. Thread-safe.
 */
public final class Recovery {
    /** What was under way when the fault came is over by then. */
    private static final long SETTLE_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

    private final long faultNanos;
    private final Set<TopicPartition> partitions;
    private long settledNanos;
    private boolean inEffect;
    private Map<TopicPartition, Long> baseline;
    private Duration time;

    /**
     * A fault that begins.
     *
     * @param faultNanos when
     * @param partitions on which there must be a commit after it
     */
    Recovery(long faultNanos, Set<TopicPartition> partitions) {
        this.faultNanos = faultNanos;
        this.partitions = Set.copyOf(partitions);
    }

    /**
     * The fault is in effect: what is committed from now on shows that all goes on.
     *
     * @param nowNanos by {@link System#nanoTime()}
     */
    public synchronized void inEffect(long nowNanos) {
        inEffect = true;
        settledNanos = nowNanos + SETTLE_NANOS;
    }

    /**
     * Takes note of what is committed.
     *
     * @param askedNanos when the question was asked
     * @param answeredNanos when the answer came
     * @param committed the offsets; partitions without one may be left out
     */
    synchronized void observe(long askedNanos, long answeredNanos, Map<TopicPartition, Long> committed) {
        if (!inEffect || askedNanos - settledNanos < 0 || time != null) {
            return;
        }
        if (baseline == null) {
            baseline = new HashMap<>(committed);
        } else if (partitions.stream().allMatch(partition -> isBeyond(partition, committed))) {
            time = Duration.ofNanos(answeredNanos - faultNanos);
        }
    }

    private boolean isBeyond(TopicPartition partition, Map<TopicPartition, Long> committed) {
        return committed.getOrDefault(partition, 0L) > baseline.getOrDefault(partition, 0L);
    }

    /** How long it took; empty as long as it is not over. */
    synchronized Optional<Duration> time() {
        return Optional.ofNullable(time);
    }
}

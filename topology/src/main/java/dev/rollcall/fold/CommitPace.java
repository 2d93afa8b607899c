package dev.rollcall.fold;

/**
 * Says when a commit is worth asking for before Kafka Streams' own interval is over.
 *
 * <p>A result passes three commits on its way from the event to the published row, so its delay is three times what lies between
 * commits. While little comes in, commits are cheap and should be close together. While a backlog is worked off nobody waits for one
 * row more than for the last, and every commit costs brokers and instances the same, whether much or little is in it: then Kafka
 * Streams' interval holds. One per process, for what one thread has commits the others soon get. Thread-safe.
 *
 * <p>Commits that take long, because the brokers are slow or far away, leave at least half as much time for work. A thread that committed
 * again after every step would take in less than arrives, and would not poll: Kafka Streams polls only when it has worked off what it
 * polled before, or when half of {@code max.poll.interval.ms} is over, and so long a rebalance would wait for it.
 */
public final class CommitPace {
    /** What lies between the beginnings of two commits of a task while little comes in, in milliseconds. */
    static final long SOON_MS = 50;

    /** One step with so many bytes is not little: a quarter of what a broker gives for a partition at once (1 MiB). */
    static final long LARGE_BYTES = 256 * 1024;

    /** A backlog is thought to be worked off when so long no large step was seen, in milliseconds. */
    static final long CATCHING_UP_MS = 100;

    private final boolean adaptive;
    private volatile long catchingUpUntilMs = Long.MIN_VALUE;

    private CommitPace(boolean adaptive) {
        this.adaptive = adaptive;
    }

    /**
     * Commits soon while little comes in.
     *
     * @return a pace for all tasks of a process
     */
    public static CommitPace adaptive() {
        return new CommitPace(true);
    }

    /**
     * Commits when Kafka Streams' interval is over, and never before.
     *
     * @return a pace for all tasks of a process
     */
    public static CommitPace fixed() {
        return new CommitPace(false);
    }

    /**
     * Takes note of a step.
     *
     * @param bytes how much was taken in
     * @param nowMs the time in milliseconds
     */
    void took(long bytes, long nowMs) {
        if (bytes >= LARGE_BYTES) {
            catchingUpUntilMs = nowMs + CATCHING_UP_MS;
        }
    }

    /**
     * Whether a task that has something to emit should ask for a commit now.
     *
     * @param lastCommitMs when its last commit began, in milliseconds
     * @param tookMs how long that commit took, and what followed until the task was called again, in milliseconds
     * @param nowMs the time in milliseconds
     * @return true if it is time
     */
    boolean isDue(long lastCommitMs, long tookMs, long nowMs) {
        long apartMs = Math.max(SOON_MS, tookMs + tookMs / 2);
        return adaptive && nowMs - lastCommitMs >= apartMs && nowMs >= catchingUpUntilMs;
    }
}

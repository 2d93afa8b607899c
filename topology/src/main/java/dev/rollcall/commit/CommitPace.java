package dev.rollcall.commit;

import java.time.Duration;

/**
 * Says when a commit is worth asking for.
 *
 * <p>A result passes three commits on its way from the event to the published row, so its delay is three times what lies between
 * commits. While little comes in, commits are cheap and should be close together. While a backlog is worked off nobody waits for one
 * row more than for the last, and every commit costs brokers and instances the same, whether much or little is in it: then half a second lies
 * between them. One per process, for what one thread has commits the others soon get. Thread-safe.
 *
 * <p>Commits that take long, because the brokers are slow or far away, leave at least half as much time for work, up to half a second. A
 * thread that committed again after every step would take in less than arrives, and would not poll: Kafka Streams polls only when it has
 * worked off what it polled before, or when half of {@code max.poll.interval.ms} is over, and so long a rebalance would wait for it.
 *
 * <p>Kafka Streams' own interval does none of this, and is long: its clock does not know of commits that a task asked for, so that at its end
 * one more follows right behind one of those.
 */
public final class CommitPace {
    /** What lies between the beginnings of two commits of a task while little comes in: nanoseconds. */
    static final long SOON = Duration.ofMillis(50).toNanos();

    /** What lies between two commits of a thread while a backlog is worked off, or while nothing comes in: nanoseconds. */
    static final long SELDOM = Duration.ofMillis(500).toNanos();

    /** One step with so many bytes is not little: a quarter of what a broker gives for a partition at once (1 MiB). */
    static final long LARGE_BYTES = 256 * 1024;

    /** A backlog is thought to be worked off when so long no large step was seen: nanoseconds. */
    static final long CATCHING_UP = Duration.ofMillis(100).toNanos();

    private final boolean adaptive;
    private final ThreadLocal<ThreadCommits> threads = ThreadLocal.withInitial(ThreadCommits::new);
    private volatile long catchingUpUntil = System.nanoTime();

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

    /** The commits of the calling thread, in which all of its tasks take part; not null. */
    ThreadCommits ofThisThread() {
        return threads.get();
    }

    /**
     * Takes note of a step.
     *
     * @param bytes how much was taken in
     * @param now the time, as {@code System.nanoTime()} is
     */
    void took(long bytes, long now) {
        if (bytes >= LARGE_BYTES) {
            catchingUpUntil = now + CATCHING_UP;
        }
    }

    /**
     * Whether a task should ask for a commit now. One that has nothing to emit asks, too: the markers of transactions have offsets, which
     * are to be committed like others.
     *
     * @param waiting whether the task has something to emit
     * @param taskCommit when its last commit began, as {@code System.nanoTime()} is
     * @param thread the commits of its thread
     * @param now the time, as {@code System.nanoTime()} is
     * @return true if it is time
     */
    boolean isDue(boolean waiting, long taskCommit, ThreadCommits thread, long now) {
        boolean soon = waiting && now - catchingUpUntil >= 0;
        long sinceEnd = now - thread.ended();
        boolean longAgo = soon ? now - taskCommit >= SOON : sinceEnd >= SELDOM;
        return adaptive && longAgo && sinceEnd >= Math.min(SELDOM, thread.took() / 2);
    }
}

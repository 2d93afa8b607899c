package dev.rollcall.fold;

/**
 * When the last commit of a stream thread began, and how long it took. All tasks of a thread commit together; the end of a commit is when one
 * of them is called again. All times are as {@code System.nanoTime()} is. Used by that thread only.
 */
final class ThreadCommits {
    private boolean committing;
    private long began = System.nanoTime();
    private long ended = began;

    /** The first task of the thread is about to emit what it has for a commit, or another one after it. */
    void begin(long now) {
        if (!committing) {
            committing = true;
            began = now;
        }
    }

    /** A task of the thread is called, so that no commit can be under way. */
    void working(long now) {
        if (committing) {
            committing = false;
            ended = now;
        }
    }

    /** When the last commit began. */
    long began() {
        return began;
    }

    /** When the last commit that was over had ended. */
    long ended() {
        return ended;
    }

    /** How long it took: nanoseconds, from 0. */
    long took() {
        return Math.max(0, ended - began);
    }
}

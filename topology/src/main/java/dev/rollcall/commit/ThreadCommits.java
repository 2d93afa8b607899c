package dev.rollcall.commit;

/**
 * When the last commit of a stream thread ended, and how long it took. All tasks of a thread commit together: it begins when the last one of
 * them has emitted what it had, for only then are the brokers waited for, and it has ended when one of them has been called again. All times are
 * as {@code System.nanoTime()} is. Used by that thread only.
 */
final class ThreadCommits {
    private boolean committing;
    private long began = System.nanoTime();
    private long ended = began;

    /** A task of the thread has emitted what it had for a commit. */
    void begin(long now) {
        committing = true;
        began = now;
    }

    /** A task of the thread is called, so that no commit can be under way. */
    void working(long now) {
        if (committing) {
            committing = false;
            ended = now;
        }
    }

    /** When the last commit that is over had ended. */
    long ended() {
        return ended;
    }

    /** How long it took: nanoseconds, from 0. To be asked for while none is under way. */
    long took() {
        return ended - began;
    }
}

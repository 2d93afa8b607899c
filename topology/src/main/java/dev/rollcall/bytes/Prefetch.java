package dev.rollcall.bytes;

/**
 * Takes what was read only to bring it near the processor: done for many places in a row, the memory answers for all of them at once instead of for one
 * after the other. Not thread-safe.
 */
public final class Prefetch {
    // Written only, so that the compiler cannot leave the reading out.
    @SuppressWarnings("UnusedVariable")
    private long sum;

    /** Nothing was read yet. */
    public Prefetch() {}

    /**
     * Takes what was read.
     *
     * @param value any value; it means nothing
     */
    public void of(long value) {
        sum += value;
    }
}

package dev.rollcall.topology;

import dev.rollcall.settings.Settings;

/** How many activity rows may be kept in memory. */
final class CachedRows {
    /** What a row takes on the heap, measured for users of 16 bytes who were active on up to 64 days: bytes. */
    private static final long ROW_BYTES = 160;

    /** What one more segment takes in a row: bytes. */
    private static final long SEGMENT_BYTES = 64;

    /** A fifth of the heap is for rows; the rest is for what is polled, folded and sent. */
    private static final int HEAP_SHARE = 5;

    /** Rows are kept in two generations. */
    private static final int GENERATIONS = 2;

    private static final int AT_LEAST = 1_000;

    private CachedRows() {}

    /** The rows of one generation of one ledger task, if this process had to run all of them. */
    static int perTask(Settings settings) {
        long rowBytes =
                ROW_BYTES + SEGMENT_BYTES * settings.eventSchema().dimensions().size();
        long rows = Runtime.getRuntime().maxMemory() / HEAP_SHARE / rowBytes;
        return (int) Math.max(AT_LEAST, Math.min(Integer.MAX_VALUE, rows) / settings.visitsPartitions() / GENERATIONS);
    }
}

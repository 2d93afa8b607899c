package dev.rollcall.topology;

import dev.rollcall.settings.Settings;

/** How much memory activity rows may take. */
final class CachedRows {
    /** A tenth of it is for what intakes need not send again. */
    private static final int SEEN_SHARE = 10;

    /** A third of the heap is for rows; the rest is for what is polled, folded and sent. */
    private static final int HEAP_SHARE = 3;

    /** Rows are kept in two generations. */
    private static final int GENERATIONS = 2;

    /** Some ten thousand rows. */
    private static final long AT_LEAST = 1024 * 1024;

    private CachedRows() {}

    /** The bytes for visits that the ledgers of this process have read. */
    static long seenBytes() {
        return Runtime.getRuntime().maxMemory() / SEEN_SHARE;
    }

    /** The bytes for one generation of one ledger task, if this process had to run all of them. */
    static long bytesPerTask(Settings settings) {
        long bytes = Runtime.getRuntime().maxMemory() / HEAP_SHARE / GENERATIONS / settings.visitsPartitions();
        return Math.max(AT_LEAST, bytes);
    }
}

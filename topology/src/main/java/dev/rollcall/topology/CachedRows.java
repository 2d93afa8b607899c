package dev.rollcall.topology;

import dev.rollcall.settings.Settings;

/** How much memory activity rows may take. */
final class CachedRows {
    /** A tenth of it is for what intakes need not send again. */
    private static final int SEEN_SHARE = 10;

    /** A sixth of the heap is for rows in use. */
    private static final int ROW_SHARE = 6;

    /** Another sixth is for compact rows. With what is known beside the rows more than half of the heap is taken. */
    private static final int COMPACT_SHARE = 6;

    /** Some 1,000 rows, for a small heap and many partitions. */
    private static final long AT_LEAST = 128 * 1024;

    private CachedRows() {}

    /** The bytes for visits that the ledgers of this process have read. */
    static long seenBytes() {
        return Runtime.getRuntime().maxMemory() / SEEN_SHARE;
    }

    /** The bytes for rows in use of one ledger task, if this process had to run all of them. */
    static long rowBytes(Settings settings) {
        return Math.max(AT_LEAST, Runtime.getRuntime().maxMemory() / ROW_SHARE / settings.visitsPartitions());
    }

    /** The bytes for compact rows of one ledger task, if this process had to run all of them. */
    static long compactBytes(Settings settings) {
        return Runtime.getRuntime().maxMemory() / COMPACT_SHARE / settings.visitsPartitions();
    }
}

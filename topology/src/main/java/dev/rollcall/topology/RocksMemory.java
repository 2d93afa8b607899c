package dev.rollcall.topology;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.rocksdb.Cache;
import org.rocksdb.HyperClockCache;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * The memory that RocksDB may take outside the heap, shared by all stores of the process: one cache that holds blocks of data, of indexes
 * and of filters, and to which write buffers are charged. Thread-safe. Lives as long as the process, because stores may be closed after
 * everything else.
 *
 * <p>It is not a limit at which RocksDB fails: what is being written or read at a moment stays until that is done.
 */
public final class RocksMemory implements MeterBinder {
    /** The property under which stores find it. */
    static final String CONFIG = "rollcall.rocksdb.memory";

    /** How many write buffers a store may have: one that is written, and others that wait to be on disk. */
    static final int WRITE_BUFFERS = 3;

    /** Decided by RocksDB. */
    private static final int DECIDE_SHARDS = -1;

    /** Not known: rows are of any size. */
    private static final long BYTES_OF_A_BLOCK = 0;

    private static final long LARGEST_WRITE_BUFFER = 16L * 1024 * 1024;
    private static final long SMALLEST_WRITE_BUFFER = 512 * 1024;

    private final long limit;
    private final long writeBufferBytes;
    private final Cache cache;
    private final WriteBufferManager writeBuffers;

    /**
     * Memory that nothing uses yet.
     *
     * @param limit bytes
     * @param stores how many stores may share it
     */
    RocksMemory(long limit, int stores) {
        RocksDB.loadLibrary();
        this.limit = limit;
        // All that every store may have unwritten fits, however fast they are written: one makes no room for others.
        long share = limit / stores / (WRITE_BUFFERS + 1);
        writeBufferBytes = Math.max(SMALLEST_WRITE_BUFFER, Math.min(LARGEST_WRITE_BUFFER, share));
        // Its readers neither wait for each other nor move anything. An LRUCache took 30 % of the CPU time
        // once the heap had no room for the rows of all users.
        cache = new HyperClockCache(limit, BYTES_OF_A_BLOCK, DECIDE_SHARDS, false);
        writeBuffers = new WriteBufferManager(limit / 2, cache);
    }

    Cache cache() {
        return cache;
    }

    WriteBufferManager writeBuffers() {
        return writeBuffers;
    }

    /** How large a write buffer of one store may grow: bytes. */
    long writeBufferBytes() {
        return writeBufferBytes;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("rollcall.rocksdb.memory", cache::getUsage)
                .description(
                        "Memory of RocksDB outside the heap: blocks, indexes, filters and write buffers of all stores")
                .baseUnit("bytes")
                .register(registry);
        Gauge.builder("rollcall.rocksdb.memory.limit", () -> limit)
                .description("What memory.rocksdb allows")
                .baseUnit("bytes")
                .register(registry);
    }
}

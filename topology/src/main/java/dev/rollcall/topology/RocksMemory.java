package dev.rollcall.topology;

import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * The memory that RocksDB may take outside the heap: one cache of blocks and one bound for write buffers, shared by all stores of
 * the process. Thread-safe. Lives as long as the process, because stores may be closed after everything else.
 */
final class RocksMemory {
    /** The property under which stores find it. */
    static final String CONFIG = "rollcall.rocksdb.memory";

    private static final long CACHE_BYTES = 256L * 1024 * 1024;

    /** Write buffers are charged to the cache, so that both together stay within its size. */
    private static final long WRITE_BUFFER_BYTES = CACHE_BYTES / 2;

    private final Cache cache;
    private final WriteBufferManager writeBuffers;

    RocksMemory() {
        RocksDB.loadLibrary();
        cache = new LRUCache(CACHE_BYTES);
        writeBuffers = new WriteBufferManager(WRITE_BUFFER_BYTES, cache);
    }

    Cache cache() {
        return cache;
    }

    WriteBufferManager writeBuffers() {
        return writeBuffers;
    }
}

package dev.rollcall.topology;

import org.rocksdb.RocksDB;

/** The native code of RocksDB, which is unpacked from the jar and loaded once per process. Thread-safe. */
public final class RocksLibrary {
    private RocksLibrary() {}

    /**
     * Loads it, unless that has been done.
     *
     * @throws UnusableException if this machine cannot run it or it cannot be unpacked; RocksDB is of no use in this process any more, and
     *     would wait for ever if it were asked again
     */
    public static void load() {
        try {
            RocksDB.loadLibrary();
        } catch (UnsatisfiedLinkError | RuntimeException e) {
            throw new UnusableException(e);
        }
    }

    /** Says that RocksDB cannot run here, why not, and what to do about it. */
    public static final class UnusableException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UnusableException(Throwable failure) {
            super(
                    "RocksDB's library cannot be loaded: " + reason(failure)
                            + "; set the environment variable ROCKSDB_SHAREDLIB_DIR to a directory that can be written and is not mounted noexec",
                    failure);
        }

        private static String reason(Throwable failure) {
            Throwable root = failure;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            return root.getMessage() == null ? root.toString() : root.getMessage();
        }
    }
}

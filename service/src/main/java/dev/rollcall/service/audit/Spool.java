package dev.rollcall.service.audit;

import dev.rollcall.bytes.ByteSlice;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Visits on disk, in buckets by the user, so that all visits of a user are in one bucket and one bucket fits into memory.
 *
 * <p>A bucket that is too large is spooled once more, by other bits of the same hash. Not thread-safe.
 */
final class Spool implements AutoCloseable {
    /** The last level at which other bits are left. */
    static final int LAST_LEVEL = 9;

    private static final int BITS = 6;
    private static final int BUFFER_BYTES = 32 * 1024;

    private final int level;
    private final List<Path> files = new ArrayList<>();
    private final List<DataOutputStream> outputs = new ArrayList<>();
    private final long[] visits = new long[1 << BITS];
    private final ByteSlice user = new ByteSlice();

    /**
     * An empty spool.
     *
     * @param directory where its files go
     * @param level 0 for the first spool, one more for the visits of one of its buckets
     */
    Spool(Path directory, int level) {
        this.level = level;
        for (int bucket = 0; bucket < visits.length; bucket++) {
            Path file = directory.resolve("visits-" + level + "-" + bucket);
            files.add(file);
            outputs.add(open(file));
        }
    }

    private static DataOutputStream open(Path file) {
        try {
            return new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(Visit visit) {
        user.set(visit.user());
        int bucket = (int) (user.hash() >>> (level * BITS)) & (visits.length - 1);
        try {
            visit.write(outputs.get(bucket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        visits[bucket]++;
    }

    /** Ends the writing. */
    List<Bucket> buckets() {
        close();
        List<Bucket> buckets = new ArrayList<>();
        for (int bucket = 0; bucket < visits.length; bucket++) {
            buckets.add(new Bucket(files.get(bucket), visits[bucket], level));
        }
        return buckets;
    }

    @Override
    public void close() {
        try {
            for (DataOutputStream output : outputs) {
                output.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

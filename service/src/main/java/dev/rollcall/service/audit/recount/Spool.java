package dev.rollcall.service.audit.recount;

import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.bytes.KeyedHash;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Visits on disk, in buckets by the user, so that all visits of a user are in one bucket and one bucket fits into memory.
 *
 * <p>A bucket that is too large is spooled once more, by a hash of another key. Not thread-safe.
 */
public final class Spool implements AutoCloseable {
    private static final int BUCKETS = 64;
    /** Users that are still together then are as good as one. */
    private static final int LAST_LEVEL = 9;

    private static final int WRITE_BUFFER_BYTES = 32 * 1024;
    private static final int READ_BUFFER_BYTES = 64 * 1024;

    private final Path directory;
    private final int level;
    private final List<Bucket> buckets;
    private final KeyedHash hash = new KeyedHash(KeyedHash.randomKey());
    private final ByteSlice user = new ByteSlice();
    private final Extent visited = new Extent();

    /**
     * An empty spool.
     *
     * @param directory where its files go, not null
     * @throws UncheckedIOException if they cannot be made
     */
    public Spool(Path directory) {
        this(directory, 0);
    }

    private Spool(Path directory, int level) {
        this.directory = directory;
        this.level = level;
        buckets = IntStream.range(0, BUCKETS).mapToObj(Bucket::new).toList();
    }

    /**
     * Adds a visit, or a published first visit.
     *
     * @param visit the visit, not null
     * @throws UncheckedIOException if it cannot be written
     */
    public void add(Visit visit) {
        if (visit.kind() != Visit.Kind.PUBLISHED) {
            visited.add(Segments.ALL, visit.epochDay());
            for (int segment : visit.segments()) {
                visited.add(segment, visit.epochDay());
            }
        }
        buckets.get((int) Long.remainderUnsigned(hash.of(user.set(visit.user())), BUCKETS))
                .add(visit);
    }

    /**
     * The days and segments of all visits that were added, without first visits that were only published.
     *
     * @return live
     */
    public Extent visited() {
        return visited;
    }

    /** Ends the writing. */
    List<Bucket> buckets() {
        close();
        return buckets;
    }

    @Override
    public void close() {
        buckets.forEach(Bucket::close);
    }

    /** All visits of some users. */
    final class Bucket {
        private final Path file;
        private final DataOutputStream output;
        private long visits;

        private Bucket(int number) {
            file = directory.resolve("visits-" + level + "-" + number);
            try {
                output =
                        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), WRITE_BUFFER_BYTES));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void add(Visit visit) {
            try {
                visit.write(output);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            visits++;
        }

        private void close() {
            try {
                output.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        long visits() {
            return visits;
        }

        /** Whether another hash may still tell its users apart. */
        boolean canBeSplit() {
            return level < LAST_LEVEL;
        }

        /** A spool for the visits of this bucket. */
        Spool finer() {
            return new Spool(directory, level + 1);
        }

        /** Hands over all visits, and deletes the file. */
        void drain(Consumer<Visit> consumer) {
            try {
                try (DataInputStream in =
                        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), READ_BUFFER_BYTES))) {
                    for (long visit = 0; visit < visits; visit++) {
                        consumer.accept(Visit.read(in));
                    }
                }
                Files.delete(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

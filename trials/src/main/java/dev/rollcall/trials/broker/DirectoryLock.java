package dev.rollcall.trials.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Utils;

/**
 * The right to run a broker in a directory. Kafka has a lock too, but takes it only after the controller has opened its
 * log, which damages the log of a broker that runs there already.
 */
final class DirectoryLock implements AutoCloseable {
    private static final String FILE = "embedded-broker.lock";

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock or fails at once.
     *
     * @throws KafkaException if another broker has it, in this process or in another
     */
    static DirectoryLock take(Path directory) {
        FileChannel channel = null;
        boolean taken = false;
        try {
            channel = FileChannel.open(directory.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            taken = isTaken(channel);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock the broker's directory " + directory, e);
        } finally {
            if (!taken) {
                Utils.closeQuietly(channel, "lock of " + directory);
            }
        }
        if (!taken) {
            throw new KafkaException(directory + " is in use by another broker: stop it, or choose another directory");
        }
        return new DirectoryLock(channel);
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Gives the lock back; the file stays, so that no other broker locks one that is about to go. */
    @Override
    public void close() {
        Utils.closeQuietly(channel, "lock");
    }
}

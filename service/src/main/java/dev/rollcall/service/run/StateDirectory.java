package dev.rollcall.service.run;

import dev.rollcall.service.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/**
 * The state of one instance: a sub-directory of {@code state.dir} that no other instance uses, held by a lock.
 *
 * <p>The identity of the instance lives in it. An instance that was killed and is started again takes the same sub-directory, and so
 * comes back as the same member of the group. Thread-safe.
 */
public final class StateDirectory implements AutoCloseable {
    private static final int AT_MOST = 1_000;
    private static final String LOCK = "lock";
    private static final String IDENTITY = "instance-id";

    private final Path path;
    private final String instanceId;
    private final FileChannel channel;

    private StateDirectory(Path path, String instanceId, FileChannel channel) {
        this.path = path;
        this.instanceId = instanceId;
        this.channel = channel;
    }

    /**
     * Takes the first sub-directory that is free; makes one if need be.
     *
     * @param stateDir the directory that instances on this machine share
     * @return the sub-directory, held until it is closed or this process ends
     * @throws UserError if the directory cannot be written
     */
    public static StateDirectory take(Path stateDir) {
        try {
            for (int number = 0; number < AT_MOST; number++) {
                Path candidate = Files.createDirectories(stateDir.resolve(Integer.toString(number)));
                Optional<FileChannel> channel = lock(candidate);
                if (channel.isPresent()) {
                    return new StateDirectory(candidate, identity(candidate.resolve(IDENTITY)), channel.get());
                }
            }
            throw new UserError("state.dir " + stateDir + ": all " + AT_MOST + " sub-directories are in use");
        } catch (IOException e) {
            throw unusable(stateDir, e);
        }
    }

    /**
     * Where this instance keeps its state.
     *
     * @return a directory that exists
     */
    public Path path() {
        return path;
    }

    /**
     * Who this instance is, across restarts.
     *
     * @return a name that no other instance has
     */
    public String instanceId() {
        return instanceId;
    }

    /**
     * Takes a sub-directory, if no instance has it.
     *
     * @param directory a sub-directory that exists
     * @return to be closed to let it go; empty if it is taken
     * @throws IOException if it cannot be written
     */
    public static Optional<FileChannel> lock(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return Optional.of(channel);
            }
        } catch (OverlappingFileLockException sameProcess) {
            // Taken as well.
        }
        channel.close();
        return Optional.empty();
    }

    private static String identity(Path file) throws IOException {
        if (Files.exists(file)) {
            String known = Files.readString(file).strip();
            if (!known.isEmpty()) {
                return known;
            }
        }
        String fresh = UUID.randomUUID().toString();
        Files.writeString(file, fresh);
        return fresh;
    }

    private static UserError unusable(Path directory, IOException e) {
        return new UserError("state.dir " + directory.toAbsolutePath() + " cannot be written (" + reason(e)
                + "): make it writable for this user, or set another state.dir");
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName().replace("Exception", "") + ": " + e.getMessage();
    }

    /** Lets other instances take the sub-directory. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

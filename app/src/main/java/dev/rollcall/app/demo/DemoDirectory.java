package dev.rollcall.app.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.app.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a demo keeps its broker, its state, its log and its configuration.
 *
 * @param path an absolute path, not null
 * @param temporary whether it goes with the demo
 */
record DemoDirectory(Path path, boolean temporary) implements AutoCloseable {
    /**
     * The given directory, or a new temporary one.
     *
     * @throws UserError if the directory has something in it, or cannot be written
     */
    static DemoDirectory of(Optional<Path> keep) {
        try {
            return keep.isPresent()
                    ? new DemoDirectory(empty(keep.get().toAbsolutePath().normalize()), false)
                    : new DemoDirectory(
                            Files.createTempDirectory("rollcall-demo-").toAbsolutePath(), true);
        } catch (IOException e) {
            throw new UserError("--keep " + keep.map(Path::toString).orElse("") + ": the directory cannot be written ("
                    + e.getClass().getSimpleName() + ": " + e.getMessage() + "); name another one");
        }
    }

    /** What an earlier demo counted would be counted once more. */
    private static Path empty(Path directory) throws IOException {
        Files.createDirectories(directory);
        try (Stream<Path> content = Files.list(directory)) {
            if (content.findAny().isPresent()) {
                throw new UserError(
                        "--keep " + directory + ": the directory is not empty; name a new one, or delete it");
            }
        }
        return directory;
    }

    Path broker() {
        return path.resolve("broker");
    }

    Path state() {
        return path.resolve("state");
    }

    Path log() {
        return path.resolve("demo.log");
    }

    Path configuration() {
        return path.resolve("rollcall.properties");
    }

    /** Writes the configuration file, one line for each setting. */
    void write(Map<String, String> settings) {
        List<String> lines = settings.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().replace("\\", "\\\\"))
                .toList();
        try {
            Files.write(configuration(), lines, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a temporary directory with all that is in it. */
    @Override
    public void close() {
        if (!temporary) {
            return;
        }
        try (Stream<Path> content = Files.walk(path)) {
            for (Path each : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the temporary directory " + path, e);
        }
    }
}

package dev.rollcall.trials;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.service.UserError;
import dev.rollcall.settings.Settings;
import dev.rollcall.settings.SettingsLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;

/**
 * Where a command keeps its brokers, its state, its logs and its configuration. Immutable and thread-safe.
 *
 * @param path an absolute path, not null
 * @param temporary whether it goes with the command
 */
public record WorkDirectory(Path path, boolean temporary) implements AutoCloseable {
    /**
     * The given directory, or a new temporary one.
     *
     * @param keep a directory to keep, new or empty; empty for a temporary one
     * @param prefix the beginning of the name of a temporary one, such as {@code rollcall-demo-}
     * @return a directory that exists
     * @throws UserError if the directory has something in it, or cannot be written
     */
    public static WorkDirectory of(Optional<Path> keep, String prefix) {
        try {
            return keep.isPresent()
                    ? new WorkDirectory(empty(keep.get().toAbsolutePath().normalize()), false)
                    : new WorkDirectory(Files.createTempDirectory(prefix).toAbsolutePath(), true);
        } catch (IOException e) {
            throw new UserError("--keep " + keep.map(Path::toString).orElse("") + ": the directory cannot be written ("
                    + e.getClass().getSimpleName() + ": " + e.getMessage() + "); name another one");
        }
    }

    /** What an earlier run counted would be counted once more. */
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

    /**
     * The configuration file, which any command takes.
     *
     * @return its path; it exists once it is written
     */
    public Path configuration() {
        return path.resolve("rollcall.properties");
    }

    /**
     * Writes the configuration file, one line for each setting, and loads it as any command does.
     *
     * @param settings the values by key, not null
     * @return the settings
     */
    public Settings load(Map<String, String> settings) {
        List<String> lines = settings.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().replace("\\", "\\\\"))
                .toList();
        try {
            Files.createDirectories(path);
            Files.write(configuration(), lines, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new SettingsLoader().file(configuration()).load();
    }

    /** Deletes a temporary directory with all that is in it. */
    @Override
    public void close() {
        if (!temporary) {
            return;
        }
        try {
            Utils.delete(path.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the temporary directory " + path, e);
        }
    }
}

package dev.rollcall.service.reset;

import dev.rollcall.service.UserError;
import dev.rollcall.service.run.StateDirectory;
import dev.rollcall.settings.Settings;
import dev.rollcall.settings.SettingsKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * State of this application in a sub-directory of {@code state.dir} on this machine.
 *
 * @param directory holds nothing but the state of this application
 * @param bytes what is in it
 */
record StoredState(Path directory, long bytes) {
    /**
     * All that there is on this machine, of instances that do not run.
     *
     * @throws StillRunningException if an instance holds its directory
     */
    static List<StoredState> find(Settings settings) {
        Path stateDir = settings.stateDir().toAbsolutePath().normalize();
        if (!Files.isDirectory(stateDir)) {
            return List.of();
        }
        try (Stream<Path> instances = Files.list(stateDir)) {
            return instances
                    .filter(instance -> instance.getFileName().toString().matches("\\d{1,3}"))
                    .sorted(Comparator.comparing(
                            instance -> Integer.valueOf(instance.getFileName().toString())))
                    .filter(instance -> Files.isDirectory(instance.resolve(settings.applicationId())))
                    .map(instance -> of(instance, settings.applicationId()))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new UserError(SettingsKeys.STATE_DIR + " " + stateDir + " cannot be read: " + e.getMessage());
        }
    }

    private static StoredState of(Path instance, String applicationId) {
        Path directory = instance.resolve(applicationId);
        try {
            FileChannel lock = StateDirectory.lock(instance)
                    .orElseThrow(() -> new StillRunningException(SettingsKeys.STATE_DIR + ": " + directory
                            + " is held by an instance that runs; stop it first."));
            try (lock) {
                return new StoredState(directory, size(directory));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    String megabytes() {
        return String.format(Locale.ROOT, "%.1f MiB", bytes / (double) (1 << 20));
    }

    void delete() {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UserError(
                    directory + " cannot be deleted (" + e.getMessage() + "): delete it by hand, then reset once more");
        }
    }
}

package dev.rollcall.bench.run;

import dev.rollcall.trials.WorkDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;

/**
 * What is written in an arena: the broker's logs, the contenders' state, and what everybody prints.
 *
 * @param directory where, not null
 */
record ArenaFiles(WorkDirectory directory) implements AutoCloseable {
    private static final String LOGS = "logs";

    ArenaFiles {
        create(directory, LOGS);
    }

    private static Path create(WorkDirectory directory, String name) {
        try {
            return Files.createDirectories(directory.path().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sub-directory of that name, which exists then. */
    Path of(String name) {
        return create(directory, name);
    }

    /** The file for what a process prints. */
    Path log(String process) {
        return directory.path().resolve(LOGS).resolve(process + ".log");
    }

    /** The sizes of all files in a sub-directory. */
    long size(String name) {
        try (Stream<Path> files = Files.walk(directory.path().resolve(name))) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a sub-directory. */
    void delete(String name) {
        try {
            Utils.delete(directory.path().resolve(name).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has what was written go to the disk, so that it is not written at the cost of the next run. */
    void sync() {
        try {
            new ProcessBuilder("sync").start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new CompletionException("interrupted", e);
        }
    }

    /** Deletes everything if the directory is a temporary one. */
    @Override
    public void close() {
        directory.close();
    }
}

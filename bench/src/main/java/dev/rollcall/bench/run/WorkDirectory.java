package dev.rollcall.bench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/** The directory where everything is written: the broker's logs, the contenders' state, and what everybody prints. */
final class WorkDirectory {
    private static final String LOGS = "logs";

    private final Path path;

    private WorkDirectory(Path path) {
        this.path = path;
        of(LOGS);
    }

    static WorkDirectory temporary() {
        try {
            return new WorkDirectory(Files.createTempDirectory("rollcall-bench-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static WorkDirectory in(Path path) {
        return new WorkDirectory(path.toAbsolutePath());
    }

    /** The sub-directory of that name, which exists then. */
    Path of(String name) {
        try {
            return Files.createDirectories(path.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file for what a process prints. */
    Path log(String process) {
        return path.resolve(LOGS).resolve(process + ".log");
    }

    /** The sizes of all files in a sub-directory. */
    long size(String name) {
        try (Stream<Path> files = Files.walk(path.resolve(name))) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a sub-directory, or all if the name is empty. */
    void delete(String name) {
        try (Stream<Path> files = Files.walk(path.resolve(name))) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> {
                if (!file.delete()) {
                    throw new UncheckedIOException(new IOException("cannot delete " + file));
                }
            });
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
}

package dev.rollcall.service.audit;

import dev.rollcall.service.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory that goes with the audit.
 *
 * @param path where it is
 */
record TemporaryDirectory(Path path) implements AutoCloseable {
    /**
     * Makes a new one.
     *
     * @throws UserError if that cannot be done
     */
    static TemporaryDirectory in(Path parent) {
        try {
            return new TemporaryDirectory(Files.createTempDirectory(parent, "rollcall-verify-"));
        } catch (IOException e) {
            throw unwritable(parent, e);
        }
    }

    /** What to say when nothing can be written. */
    static UserError unwritable(Path parent, IOException cause) {
        return new UserError("temporary directory " + parent + " cannot be written ("
                + cause.getClass().getSimpleName() + ": " + cause.getMessage()
                + "); make room in it, or name another one with --temp");
    }

    @Override
    public void close() {
        try (Stream<Path> content = Files.walk(path)) {
            List<Path> deepestFirst = content.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

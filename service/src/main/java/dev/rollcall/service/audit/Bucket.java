package dev.rollcall.service.audit;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * All visits of some users.
 *
 * @param file where they are
 * @param visits how many
 * @param level the level of the spool that wrote them
 */
record Bucket(Path file, long visits, int level) {
    private static final int BUFFER_BYTES = 64 * 1024;

    /** Hands over all visits, and deletes the file. */
    void drain(Consumer<Visit> consumer) {
        try {
            try (DataInputStream in =
                    new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES))) {
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

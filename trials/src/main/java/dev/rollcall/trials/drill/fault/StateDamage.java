package dev.rollcall.trials.drill.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** What can happen to the state of an instance while the instance is down. */
enum StateDamage {
    /** The disk is gone. */
    ALL_DELETED,
    /** Somebody made room. */
    STORES_DELETED,
    /** The power went before everything was on disk. */
    STORES_TRUNCATED,
    /** A disk lost some blocks. */
    TABLES_DELETED;

    /** What to call it. */
    String label() {
        return this == ALL_DELETED
                ? "everything deleted"
                : FaultKind.labelOf(this).replace('-', ' ');
    }

    /** Lets it happen, to the deepest files first. */
    void inflict(Path stateDirectory) {
        try (Stream<Path> paths = Files.walk(stateDirectory)) {
            for (Path path :
                    paths.filter(this::hits).sorted(Comparator.reverseOrder()).toList()) {
                if (this == STORES_TRUNCATED) {
                    truncate(path);
                } else {
                    Files.delete(path);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean hits(Path path) {
        return switch (this) {
            case ALL_DELETED -> true;
            case STORES_DELETED, STORES_TRUNCATED -> isInStore(path);
            case TABLES_DELETED -> path.toString().endsWith(".sst");
        };
    }

    private static boolean isInStore(Path path) {
        for (Path part : path) {
            if (part.toString().equals("rocksdb")) {
                return true;
            }
        }
        return false;
    }

    /** Cuts a file to half its length; what is empty stays so, and so do directories. */
    private static void truncate(Path path) throws IOException {
        if (Files.isRegularFile(path)) {
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
                channel.truncate(channel.size() / 2);
            }
        }
    }
}

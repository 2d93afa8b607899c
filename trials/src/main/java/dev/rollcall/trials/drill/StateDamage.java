package dev.rollcall.trials.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What can happen to the state of an instance while the instance is down. */
enum StateDamage {
    /** The disk is gone. */
    ALL_DELETED("everything deleted") {
        @Override
        void inflict(Path stateDirectory) {
            delete(stateDirectory, path -> true);
        }
    },
    /** Somebody made room. */
    STORES_DELETED("stores deleted") {
        @Override
        void inflict(Path stateDirectory) {
            delete(stateDirectory, StateDamage::isInStore);
        }
    },
    /** The power went before everything was on disk. */
    STORES_TRUNCATED("stores truncated") {
        @Override
        void inflict(Path stateDirectory) {
            files(stateDirectory, StateDamage::isInStore).forEach(StateDamage::truncate);
        }
    },
    /** A disk lost some blocks. */
    TABLES_DELETED("tables deleted") {
        @Override
        void inflict(Path stateDirectory) {
            files(stateDirectory, path -> path.toString().endsWith(".sst")).forEach(StateDamage::delete);
        }
    };

    private final String label;

    StateDamage(String label) {
        this.label = label;
    }

    /** What to call it. */
    String label() {
        return label;
    }

    /** Lets it happen. */
    abstract void inflict(Path stateDirectory);

    private static boolean isInStore(Path path) {
        for (Path part : path) {
            if (part.toString().equals("rocksdb")) {
                return true;
            }
        }
        return false;
    }

    private static void delete(Path directory, Predicate<Path> which) {
        all(directory, which).forEach(StateDamage::delete);
    }

    private static void delete(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** To half its length; what was empty stays so. */
    private static void truncate(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path directory, Predicate<Path> which) {
        return all(directory, which).stream().filter(Files::isRegularFile).toList();
    }

    /** The deepest first. */
    private static List<Path> all(Path directory, Predicate<Path> which) {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.filter(which).sorted(Comparator.reverseOrder()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

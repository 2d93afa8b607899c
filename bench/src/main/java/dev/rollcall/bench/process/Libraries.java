package dev.rollcall.bench.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which libraries a program sees. Kafka Streams and Flink cannot have all of them: some classes are in both, and differ. */
public enum Libraries {
    /** All but Flink. */
    KAFKA(Optional.empty(), "(rollcall|flink|frocksdbjni)-.*"),
    /** Flink with its own RocksDB and the Kafka clients that its connector was made for. */
    FLINK(Optional.of("lib-flink"), "(rollcall|kafka-streams|rocksdbjni|kafka_2.13|kafka-clients)-.*");

    private final Optional<String> ownDirectory;
    private final String without;

    Libraries(Optional<String> ownDirectory, String without) {
        this.ownDirectory = ownDirectory;
        this.without = without;
    }

    /** The jar of this class and the libraries beside it, as a JVM takes them. */
    String classPath() {
        Path jar = Path.of(Libraries.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        Stream<Path> shared = files(jar.resolveSibling("lib"))
                .filter(file -> !file.getFileName().toString().matches(without));
        Stream<Path> own = ownDirectory.stream().flatMap(directory -> files(jar.resolveSibling(directory)));
        // The jar comes last, for its manifest names all libraries: they are found there only if they are not found
        // before.
        return Stream.of(shared, own, Stream.of(jar))
                .flatMap(files -> files)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Stream<Path> files(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException("there is no " + directory + ": build it with Maven first", e);
        }
    }
}

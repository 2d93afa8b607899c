package dev.rollcall.bench.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Command lines for JVMs of the same version as this one, with the classes of this jar and its libraries. */
public final class JavaCommand {
    private static final String LIBRARIES = "lib";

    private JavaCommand() {}

    /**
     * A program of this jar.
     *
     * @param main its class
     * @param library which libraries it is to see, by file name
     * @param options for the JVM
     * @param args for the program
     * @return a command line
     */
    public static List<String> of(Class<?> main, Predicate<String> library, List<String> options, List<String> args) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(library), main.getName()));
        command.addAll(args);
        return command;
    }

    /**
     * A jar that runs by itself.
     *
     * @param jar the jar
     * @param options for the JVM
     * @param args for the program
     * @return a command line
     */
    public static List<String> ofJar(Path jar, List<String> options, List<String> args) {
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toAbsolutePath().toString()));
        command.addAll(args);
        return command;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String classPath(Predicate<String> library) {
        Path jar = Path.of(JavaCommand.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        try (Stream<Path> libraries = Files.list(jar.resolveSibling(LIBRARIES))) {
            Stream<Path> wanted =
                    libraries.filter(file -> library.test(file.getFileName().toString()));
            return Stream.concat(Stream.of(jar), wanted.sorted())
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        } catch (IOException e) {
            throw new UncheckedIOException("no libraries beside " + jar + ": build it with Maven first", e);
        }
    }
}

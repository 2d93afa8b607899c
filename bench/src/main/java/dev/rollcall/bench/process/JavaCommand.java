package dev.rollcall.bench.process;

import dev.rollcall.trials.testbed.ChildProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Command lines for JVMs of the same version as this one, with the heap that all have. */
public final class JavaCommand {
    private static final String HEAP = "-Xmx1g";

    private JavaCommand() {}

    /**
     * A program of this jar.
     *
     * @param main its class
     * @param libraries which libraries it is to see
     * @param options for the JVM
     * @param args for the program
     * @return a command line
     */
    public static List<String> of(Class<?> main, Libraries libraries, List<String> options, List<String> args) {
        return java(options, List.of("-cp", libraries.classPath(), main.getName()), args);
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
        return java(options, List.of("-jar", jar.toAbsolutePath().toString()), args);
    }

    private static List<String> java(List<String> options, List<String> program, List<String> args) {
        return Stream.of(List.of(ChildProcess.javaProgram(), HEAP), options, program, args)
                .flatMap(List::stream)
                .toList();
    }
}

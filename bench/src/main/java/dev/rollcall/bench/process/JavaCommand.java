package dev.rollcall.bench.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines for JVMs of the same version as this one, with the classes of this jar and its libraries. */
public final class JavaCommand {
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
        List<String> command = new ArrayList<>(List.of(java()));
        command.addAll(options);
        command.addAll(List.of("-cp", libraries.classPath(), main.getName()));
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
}

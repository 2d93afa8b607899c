package dev.rollcall.bench.command;

import dev.rollcall.bench.run.Arena;
import dev.rollcall.bench.run.Contenders;
import dev.rollcall.bench.run.RollcallJar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all commands take: the programs, and a directory. */
final class ArenaOptions {
    private static final Path JAR = Path.of("app", "target", "rollcall.jar");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--rollcall-jar",
            paramLabel = "NAME=PATH",
            description = "A Rollcall to measure, and what to call it; repeat to compare several."
                    + " Default: rollcall=app/target/rollcall.jar.")
    private Map<String, Path> jars = new LinkedHashMap<>();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A setting of every Rollcall, other than the default.")
    private List<String> settings = List.of();

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Where to work and to keep the loaded events for the next time."
                    + " Default: a temporary directory, deleted at the end.")
    private Path directory;

    Arena open() {
        return directory == null ? Arena.temporary() : Arena.in(directory);
    }

    Contenders contenders() {
        Map<String, Path> all = jars.isEmpty() ? Map.of("rollcall", JAR) : jars;
        return new Contenders(all.entrySet().stream()
                .map(jar -> new RollcallJar(jar.getKey(), existing(jar.getValue()), settings))
                .toList());
    }

    private Path existing(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw wrong("there is no " + jar + ": build it with mvn -q -DskipTests package, or give --rollcall-jar");
        }
        return jar;
    }

    /** One line for a wrong option. */
    ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}

package dev.rollcall.bench.command;

import dev.rollcall.bench.data.EventTopic;
import dev.rollcall.bench.data.Shape;
import dev.rollcall.bench.result.Results;
import dev.rollcall.bench.run.Arena;
import dev.rollcall.bench.run.Contender;
import dev.rollcall.bench.run.Contenders;
import dev.rollcall.bench.run.RollcallJar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all commands take that measure processes. */
final class MeasureOptions {
    private static final Path JAR = Path.of("app", "target", "rollcall.jar");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--rounds", paramLabel = "N", defaultValue = "5", description = "Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--contenders",
            paramLabel = "NAME",
            split = ",",
            description = "Which ones, with commas between them: limit-read, limit-parse-set, redis-set, streams-dsl,"
                    + " streams-dsl-tuned, streams-papi, flink-every, flink-100ms, rollcall (every Rollcall), all.")
    private List<String> names = List.of();

    @Option(
            names = "--rollcall-jar",
            paramLabel = "NAME=PATH",
            description = "A Rollcall to measure, and what to call it; repeat it to compare several."
                    + " Default: rollcall=app/target/rollcall.jar.")
    private Map<String, Path> jars = new LinkedHashMap<>();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A setting of every Rollcall other than the default; can be repeated.")
    private List<String> settings = List.of();

    @Option(
            names = "--java-option",
            paramLabel = "OPTION",
            description = "An option for the JVM of every Rollcall, besides -Xmx1g; can be repeated.")
    private List<String> javaOptions = List.of();

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Where to work, and to keep the loaded events for the next time."
                    + " Default: a temporary directory, deleted at the end.")
    private Path directory;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Where all single results go. Default: target/bench-MODE.json.")
    private Path json;

    @Option(names = "--quick", description = "One round with little to do: shows that all works, and measures nothing.")
    private boolean quick;

    Arena open() {
        return directory == null ? Arena.temporary() : Arena.in(directory);
    }

    int rounds() {
        return quick ? 1 : rounds;
    }

    boolean isQuick() {
        return quick;
    }

    /** The contenders that were asked for. */
    List<Contender> contenders(List<String> unlessSaid) {
        try {
            return new Contenders(rollcalls()).named(names.isEmpty() ? unlessSaid : names);
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
    }

    /** The same, where not all will do. */
    List<Contender> contenders(List<String> unlessSaid, Predicate<Contender> able) {
        List<Contender> contenders = contenders(unlessSaid);
        for (Contender contender : contenders) {
            if (!able.test(contender)) {
                throw wrong(contender.name() + " publishes nothing that this command could measure");
            }
        }
        return contenders;
    }

    /** Every Rollcall. */
    List<RollcallJar> rollcalls() {
        Map<String, Path> all = jars.isEmpty() ? Map.of("rollcall", JAR) : jars;
        return all.entrySet().stream()
                .map(jar -> new RollcallJar(jar.getKey(), existing(jar.getValue()), javaOptions, settings))
                .toList();
    }

    private Path existing(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw wrong("there is no " + jar + ": build it with mvn -q -DskipTests package, or name one with"
                    + " --rollcall-jar");
        }
        return jar;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    Results results(String mode, Map<String, Object> parameters) {
        Path file = json == null ? Path.of("target", "bench-" + mode + ".json") : json;
        return new Results(file, mode, parameters, Clock.systemUTC());
    }

    /** The topic of a data set, with all its events. */
    EventTopic load(Arena arena, Shape shape, String suffix) {
        EventTopic topic =
                new EventTopic(arena.broker().bootstrapServers(), arena.admin(), shape.topic() + suffix, shape);
        topic.load();
        return topic;
    }
}

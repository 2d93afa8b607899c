package dev.rollcall.bench.run;

import dev.rollcall.bench.contender.Task;
import dev.rollcall.bench.process.JavaCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Rollcall as users run it: its jar, a configuration file with the names of topics, and every other setting at its default.
 *
 * @param name what it is called in tables
 * @param jar the fat jar
 * @param javaOptions for its JVM, besides the heap that all have
 * @param settings more lines for the configuration file
 */
public record RollcallJar(String name, Path jar, List<String> javaOptions, List<String> settings) {
    private static final String CAUGHT_UP = "Caught up:";

    /**
     * The same jar with more settings.
     *
     * @param suffix tells the two apart
     * @param more lines for the configuration file
     * @return another Rollcall
     */
    public RollcallJar with(String suffix, List<String> more) {
        List<String> all = new ArrayList<>(settings);
        all.addAll(more);
        return new RollcallJar(name + suffix, jar, javaOptions, List.copyOf(all));
    }

    /**
     * How to run it.
     *
     * @return a contender of the same name
     */
    public Contender contender() {
        return new Contender(name, this::command, line -> line.contains(CAUGHT_UP), CountSource.REPORT_ROWS, false);
    }

    private List<String> command(Task task) {
        Path file = task.directory().resolve("rollcall.properties");
        List<String> lines = new ArrayList<>(List.of(
                "bootstrap.servers=" + task.bootstrapServers(),
                "application.id=" + task.id(),
                "input.topic=" + task.input(),
                "output.topic=" + task.output(),
                "accounts.topic=" + task.id() + "-accounts",
                "rejected.topic=" + task.id() + "-rejected",
                "state.dir=" + task.directory().resolve("state"),
                "http.port=-1"));
        lines.addAll(settings);
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> args = new ArrayList<>(List.of("run", "--config", file.toString()));
        if (!task.follow()) {
            args.add("--until-caught-up");
        }
        return JavaCommand.ofJar(jar, javaOptions, args);
    }
}

package dev.rollcall.app.promises;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.trials.testbed.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Properties;

/** {@code run} as a process of its own, from the packaged jar, with all that it says in a file. */
final class RunProcess implements AutoCloseable {
    private static final Path JAR = Path.of("target", "rollcall.jar");
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final ChildProcess process;

    private RunProcess(ChildProcess process) {
        this.process = process;
    }

    /** Starts a process; fails where the jar was not built. */
    static RunProcess start(Path directory, Map<String, String> settings, String... options) throws IOException {
        return startWith(List.of("-Xmx512m"), directory, settings, options);
    }

    /** The same with a JVM that has options of its own. */
    static RunProcess startWith(
            List<String> jvmOptions, Path directory, Map<String, String> settings, String... options)
            throws IOException {
        return start("run", jvmOptions, directory, settings, options);
    }

    /** The same for {@code sink}. */
    static RunProcess sink(Path directory, Map<String, String> settings) throws IOException {
        return start("sink", List.of("-Xmx256m"), directory, settings);
    }

    private static RunProcess start(
            String name, List<String> jvmOptions, Path directory, Map<String, String> settings, String... options)
            throws IOException {
        assertThat(JAR).as("the jar, built by mvn package").exists();
        Path log = Files.createTempFile(directory, "run", ".log");
        List<String> command = new ArrayList<>();
        command.add(ChildProcess.javaProgram());
        command.addAll(jvmOptions);
        command.addAll(List.of(
                "-jar",
                JAR.toString(),
                name,
                "--config",
                configuration(directory, settings).toString()));
        command.addAll(List.of(options));
        return new RunProcess(ChildProcess.start(name, log, command));
    }

    private static Path configuration(Path directory, Map<String, String> settings) throws IOException {
        Properties properties = new Properties();
        properties.putAll(settings);
        Path file = Files.createTempFile(directory, "rollcall", ".properties");
        try (var writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        return file;
    }

    /** Ends it by SIGKILL. */
    void kill() {
        process.kill();
    }

    /** Stops it where it is, by SIGSTOP. */
    void pause() {
        process.pause();
    }

    /** Lets it go on, by SIGCONT. */
    void goOn() {
        process.resume();
    }

    /** How much memory it has, as the operating system sees it: bytes. */
    long residentBytes() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.replaceAll("\\D", ""))
                .mapToLong(kibibytes -> Long.parseLong(kibibytes) * 1024)
                .findFirst()
                .orElseThrow();
    }

    /** Waits for its end by itself. */
    void awaitDone() throws IOException {
        assertThat(process.awaitExit(LIMIT)).as(log()).hasValue(0);
    }

    /** Waits for its end by itself; its status, if it comes in time. */
    OptionalInt awaitEnd(Duration atMost) {
        return process.awaitExit(atMost);
    }

    /** What it has said so far. */
    String log() throws IOException {
        return Files.readString(process.log());
    }

    @Override
    public void close() {
        process.close();
    }
}

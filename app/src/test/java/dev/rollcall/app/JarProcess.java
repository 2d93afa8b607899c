package dev.rollcall.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged program as a process of its own, with both outputs as one. */
final class JarProcess implements AutoCloseable {
    static final Path JAR = Path.of("target", "rollcall.jar");

    private final Process process;
    private final BufferedReader output;

    private JarProcess(Process process) {
        this.process = process;
        output = process.inputReader();
    }

    static JarProcess start(String... arguments) throws IOException {
        return start(Map.of(), arguments);
    }

    static JarProcess start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return new JarProcess(builder.start());
    }

    /** Reads until a line contains a text, and returns it; fails if the process ends before. */
    String awaitLine(String text) throws IOException {
        List<String> lines = linesUntil(text);
        return lines.get(lines.size() - 1);
    }

    /** Like {@link #awaitLine}, with all lines before it. */
    List<String> linesUntil(String text) throws IOException {
        List<String> seen = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            seen.add(line);
            if (line.contains(text)) {
                return seen;
            }
        }
        throw new IllegalStateException("ended without \"" + text + "\": " + seen);
    }

    /** What has not been read yet, to the end of the process. */
    List<String> rest() {
        return output.lines().toList();
    }

    /** Sends SIGTERM. The process itself would close its output here as well. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** The exit status; fails if the process takes longer to end. */
    int status(Duration within) throws InterruptedException {
        if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("still runs after " + within);
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

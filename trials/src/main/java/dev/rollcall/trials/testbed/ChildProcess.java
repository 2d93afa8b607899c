package dev.rollcall.trials.testbed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.InterruptException;

/**
 * A child of this process, such as this program once more, with its output in a file.
 *
 * <p>It never outlives this process: not even when this one is killed, and not even while it is paused itself. Ctrl-C on the terminal
 * does not reach it, so that this process decides in which order its children end. Settings in the environment are not handed on.
 *
 * <p>Thread-safe.
 */
public final class ChildProcess implements AutoCloseable {
    /** What the environment variables begin with that would change the settings of a child. */
    private static final String SETTINGS_PREFIX = "ROLLCALL_";

    /**
     * A shell that starts a guard and becomes the program, with the same process id. The guard waits for the end of the pipe that only
     * this process can write to, which comes with the end of this process, however that comes.
     */
    private static final String GUARDED = "trap '' INT; exec 3<&0 </dev/null; "
            + "{ trap '' HUP TERM; read -r end <&3; kill -KILL $$; } >/dev/null 2>&1 & "
            + "exec \"$@\" 3<&-";

    /**
     * Such children live for minutes and share few cores. Three brokers start with 8 s of processor time; with the second compiler it
     * takes 15 s.
     */
    private static final List<String> FRUGAL = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    private static final Duration FOREVER = Duration.ofDays(1);

    private final String name;
    private final Path log;
    private final Process process;

    private ChildProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /**
     * Starts this program with the class path and the Java of this process.
     *
     * @param name what people call it, not null
     * @param logFile where both outputs are appended; its directory must exist
     * @param jvmOptions for example {@code -Xmx384m}, not null
     * @param arguments the command and its options, not null
     * @return the child, which has just begun to start
     * @throws UncheckedIOException if it cannot be started
     */
    public static ChildProcess java(String name, Path logFile, List<String> jvmOptions, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(javaProgram()));
        command.addAll(FRUGAL);
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.rollcall.app.Rollcall"));
        command.addAll(arguments);
        return start(name, logFile, command);
    }

    /**
     * The Java that runs this process.
     *
     * @return the path of the program
     */
    public static String javaProgram() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /**
     * Starts any program.
     *
     * @param name what people call it, not null
     * @param logFile where both outputs are appended; its directory must exist
     * @param command the program and its arguments, not null
     * @return the child, which has just begun to start
     * @throws UncheckedIOException if it cannot be started
     */
    public static ChildProcess start(String name, Path logFile, List<String> command) {
        return launch(name, logFile, command, Redirect.appendTo(logFile.toFile()));
    }

    /**
     * Starts any program whose output must be taken by {@link #listen}.
     *
     * @param name what people call it, not null
     * @param logFile where both outputs go, from its beginning; its directory must exist
     * @param command the program and its arguments, not null
     * @return the child, which has just begun to start
     * @throws UncheckedIOException if it cannot be started
     */
    public static ChildProcess startHeard(String name, Path logFile, List<String> command) {
        return launch(name, logFile, command, Redirect.PIPE);
    }

    private static ChildProcess launch(String name, Path logFile, List<String> command, Redirect output) {
        List<String> guarded = new ArrayList<>(List.of("/bin/sh", "-c", GUARDED, name));
        guarded.addAll(command);
        ProcessBuilder builder =
                new ProcessBuilder(guarded).redirectErrorStream(true).redirectOutput(output);
        builder.environment().keySet().removeIf(variable -> variable.startsWith(SETTINGS_PREFIX));
        try {
            return new ChildProcess(name, logFile, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + name + ": " + e.getMessage(), e);
        }
    }

    /**
     * Begins to take the output of a child that was started to be heard, on a thread of its own.
     *
     * @param line told every line as soon as it is there, not null
     * @param ended told that there will be no more lines, not null
     */
    public void listen(Consumer<String> line, Runnable ended) {
        Thread reader = new Thread(
                () -> {
                    read(line);
                    ended.run();
                },
                "output of " + name);
        reader.setDaemon(true);
        reader.start();
    }

    private void read(Consumer<String> line) {
        try (BufferedReader output = process.inputReader(UTF_8);
                PrintWriter file = new PrintWriter(Files.newBufferedWriter(log), true)) {
            output.lines().forEach(next -> {
                line.accept(next);
                file.println(next);
            });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot log to " + log, e);
        }
    }

    /**
     * What people call it.
     *
     * @return the name that it was started with
     */
    public String name() {
        return name;
    }

    /**
     * Where its output goes.
     *
     * @return the file that it was started with
     */
    public Path log() {
        return log;
    }

    /**
     * Its process id.
     *
     * @return the id, which may belong to another process once this one has ended
     */
    public long pid() {
        return process.pid();
    }

    /**
     * Whether it has not ended; a paused child is alive.
     *
     * @return false once it has ended
     */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Sends SIGKILL and returns when it has ended, paused or not; does nothing if it has ended already. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Sends SIGTERM and returns at once; a paused child sees it when it is resumed. */
    public void terminate() {
        // Not the process itself, which would close the pipe as well, and the guard would kill.
        process.toHandle().destroy();
    }

    /**
     * Sends SIGTERM, waits for its end, and kills it if that does not come in time.
     *
     * @param atMost how long to wait, not null
     * @return the exit status if it has ended by itself
     */
    public OptionalInt stop(Duration atMost) {
        terminate();
        OptionalInt status = awaitExit(atMost);
        kill();
        return status;
    }

    /**
     * Sends SIGSTOP and returns when it has taken effect: the child does nothing any more, and its connections stay open.
     *
     * @throws IllegalStateException if it has ended
     */
    public void pause() {
        awaitGuard();
        signal("STOP");
        awaitStopped();
    }

    /** A signal is only a request; another one that follows at once may overtake it. Elsewhere than on Linux nobody tells. */
    private void awaitStopped() {
        Path stat = Path.of("/proc", Long.toString(pid()), "stat");
        Patience.until(() -> !isAlive() || !Files.exists(stat) || isStopped(stat), FOREVER);
    }

    /** See proc(5): the state follows the name of the program, which is in parentheses. */
    private static boolean isStopped(Path stat) {
        try {
            return Files.readString(stat).contains(") T ");
        } catch (IOException ended) {
            return false;
        }
    }

    /** The shell, stopped before it has started the guard, would stay for ever. Once it is Java, the guard is there. */
    private void awaitGuard() {
        Patience.until(
                () -> !isAlive()
                        || process.info()
                                .command()
                                .filter(path -> path.endsWith("/java"))
                                .isPresent(),
                FOREVER);
    }

    /**
     * Sends SIGCONT: the child goes on.
     *
     * @throws IllegalStateException if it has ended
     */
    public void resume() {
        signal("CONT");
    }

    private void signal(String signal) {
        if (!isAlive() || !Shell.run("kill -" + signal + " " + pid())) {
            throw new IllegalStateException(name + " cannot be sent SIG" + signal + ": it has ended; see " + log);
        }
    }

    /**
     * Waits for its end.
     *
     * @param atMost how long, not null
     * @return the exit status, 128 and the number of the signal if it was killed; empty if it is still alive
     */
    public OptionalInt awaitExit(Duration atMost) {
        try {
            return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)
                    ? OptionalInt.of(process.exitValue())
                    : OptionalInt.empty();
        } catch (InterruptedException e) {
            throw new InterruptException("interrupted while waiting for the end of " + name, e);
        }
    }

    /** The same as {@link #kill()}. */
    @Override
    public void close() {
        kill();
    }
}

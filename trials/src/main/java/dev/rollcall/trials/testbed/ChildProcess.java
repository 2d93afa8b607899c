package dev.rollcall.trials.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * This program once more, as a child of this process, with its output in a file.
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

    private static final long LOOK_EVERY_NANOS = 1_000_000;

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
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", GUARDED, name));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.rollcall.app.Rollcall"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile.toFile()));
        builder.environment().keySet().removeIf(variable -> variable.startsWith(SETTINGS_PREFIX));
        try {
            return new ChildProcess(name, logFile, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + name + ": " + e.getMessage(), e);
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
        while (isAlive() && Files.exists(stat) && !isStopped(stat)) {
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
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
        while (isAlive()
                && process.info()
                        .command()
                        .filter(path -> path.endsWith("/java"))
                        .isEmpty()) {
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
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
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the end of " + name, e);
        }
    }

    /** The same as {@link #kill()}. */
    @Override
    public void close() {
        kill();
    }
}

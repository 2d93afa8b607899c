package dev.rollcall.trials.drill.scene;

import dev.rollcall.trials.testbed.ChildProcess;
import dev.rollcall.trials.testbed.Network;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** One instance of what is on trial: a child process with a state directory, a log and a network of its own. Not thread-safe. */
public final class InstanceProcess implements AutoCloseable {
    private static final String HEAP = "-Xmx256m";

    /** An instance that is asked to stop does so within ten seconds; this machine may be slow. */
    private static final Duration STOP_WITHIN = Duration.ofSeconds(40);

    private final int number;
    private final Path directory;
    private final Network network;
    private final Subject subject;
    private ChildProcess process;

    /** Not started yet; the directory exists. */
    InstanceProcess(int number, Path directory, Network network, Subject subject) {
        this.number = number;
        this.directory = directory;
        this.network = network;
        this.subject = subject;
    }

    /**
     * Its way to the brokers.
     *
     * @return closed with the brokers
     */
    public Network network() {
        return network;
    }

    /**
     * What it has as {@code state.dir}.
     *
     * @return exists once it has run
     */
    public Path stateDirectory() {
        return directory.resolve("state-" + number);
    }

    /** Starts it, and does not wait. */
    public void start() {
        start(HEAP);
    }

    /**
     * The same with another heap.
     *
     * @param heap the option of the JVM, such as {@code -Xmx28m}
     */
    public void start(String heap) {
        String name = "instance-" + number;
        process = ChildProcess.java(
                name,
                directory.resolve(name + ".log"),
                List.of(heap),
                subject.arguments(network.bootstrapServers(), stateDirectory()));
    }

    /** Whether it was started, and neither stopped nor killed by us since; it may have ended by itself. */
    boolean isWanted() {
        return process != null;
    }

    /** Whether it has ended though nobody asked it to; with what status. */
    OptionalInt endedByItself() {
        return process == null || process.isAlive() ? OptionalInt.empty() : process.awaitExit(Duration.ZERO);
    }

    /**
     * Waits until it ends by itself.
     *
     * @param atMost how long
     * @return its exit status; empty if it lives on
     */
    public OptionalInt awaitEnd(Duration atMost) {
        return process.awaitExit(atMost);
    }

    /** Sends SIGKILL, and returns when it is dead. */
    public void kill() {
        if (process != null) {
            process.kill();
            process = null;
        }
    }

    /**
     * Sends SIGTERM, and returns when it has ended.
     *
     * @return whether it did so in order
     */
    public boolean stop() {
        if (process == null) {
            return true;
        }
        OptionalInt status = process.stop(STOP_WITHIN);
        process = null;
        return status.equals(OptionalInt.of(0));
    }

    /** Sends SIGSTOP. */
    public void pause() {
        process.pause();
    }

    /** Sends SIGCONT. */
    public void resume() {
        process.resume();
    }

    /** The same as {@link #kill()}. */
    @Override
    public void close() {
        kill();
    }

    @Override
    public String toString() {
        return "instance " + number;
    }
}

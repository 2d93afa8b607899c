package dev.rollcall.trials.lab.relay;

import dev.rollcall.trials.lab.bench.Bench;
import dev.rollcall.trials.lab.bench.Wait;
import dev.rollcall.trials.testbed.ChildProcess;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.BooleanSupplier;

/** A relay as a process of its own, which can be killed and paused. Not thread-safe. */
public final class RelayProcess implements AutoCloseable {
    /** The command that runs it. */
    public static final String COMMAND = "relay";

    private static final List<String> JVM = List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ChildProcess process;

    private RelayProcess(ChildProcess process) {
        this.process = process;
    }

    /**
     * Starts a relay.
     *
     * @param bench where its files go, not null
     * @param settings what to do, not null
     * @return the process, which has just begun to start
     */
    public static RelayProcess start(Bench bench, RelaySettings settings) {
        return start(bench, settings, List.of());
    }

    /**
     * Starts a relay that stands still at a point.
     *
     * @param bench where its files go, not null
     * @param settings what to do, not null
     * @param point where in the work on a batch, not null
     * @param number the batch is the first one that ends with this event or a later one
     * @return the process, which has just begun to start
     */
    public static RelayProcess stoppingAt(Bench bench, RelaySettings settings, Point point, int number) {
        return start(bench, settings, List.of("--stop-at", new StopAt(point, number).toString()));
    }

    private static RelayProcess start(Bench bench, RelaySettings settings, List<String> options) {
        String name = bench.name("relay");
        Path file = bench.directory().resolve(name + ".properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            settings.asProperties().store(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> arguments = new ArrayList<>(List.of(COMMAND, "--config", file.toString()));
        arguments.addAll(options);
        return new RelayProcess(ChildProcess.java(name, bench.directory().resolve(name + ".log"), JVM, arguments));
    }

    /**
     * Runs a relay in the process that was started for it.
     *
     * @param config the settings, as they were written for it
     * @param stopAt where it is to stand still; empty if nowhere
     * @param stopped tells whether to stop; asked often
     * @throws UncheckedIOException if the settings cannot be read
     */
    public static void run(Path config, Optional<String> stopAt, BooleanSupplier stopped) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(config)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Observer observer = stopAt.isPresent() ? StopAt.parse(stopAt.get()) : Observer.NONE;
        Relay.run(RelaySettings.of(properties), observer, stopped);
    }

    /**
     * Waits until the relay stands still where it was told to, and kills it (SIGKILL).
     *
     * @throws InterruptedException if the thread is interrupted
     */
    public void killWhereItStands() throws InterruptedException {
        awaitSaying(StopAt.SAYS);
        process.kill();
    }

    /**
     * Waits until a commit has failed because the group has given the partitions to somebody else.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    public void awaitFailedCommit() throws InterruptedException {
        awaitSaying(Relay.COMMIT_FAILED);
    }

    private void awaitSaying(String words) throws InterruptedException {
        Wait.until(process.log() + " says: " + words, PATIENCE, () -> says(words));
    }

    private boolean says(String words) {
        try {
            return Files.readString(process.log()).contains(words);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The process.
     *
     * @return to be paused or killed
     */
    public ChildProcess process() {
        return process;
    }

    /** Kills it. */
    @Override
    public void close() {
        process.close();
    }
}

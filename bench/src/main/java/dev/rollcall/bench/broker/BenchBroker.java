package dev.rollcall.bench.broker;

import dev.rollcall.bench.process.ChildProcess;
import dev.rollcall.bench.process.JavaCommand;
import dev.rollcall.bench.process.Libraries;
import dev.rollcall.bench.process.Pause;
import dev.rollcall.bench.process.ProcessUse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The broker that all contenders use in turn. Not thread-safe. */
public final class BenchBroker implements AutoCloseable {
    private static final long ANSWERS_WITHIN_SECONDS = 60;
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(60);
    private static final Duration QUIET_WITHIN = Duration.ofSeconds(20);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final double QUIET_CPU_SECONDS = 0.05;

    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final ChildProcess process;
    private final String address;

    private BenchBroker(Path directory, Path log) {
        process = ChildProcess.start(
                JavaCommand.of(BrokerProcess.class, Libraries.KAFKA, List.of("-Xmx1g"), List.of(directory.toString())),
                log.getParent(),
                log,
                this::heard,
                () -> answers.add("the broker has ended"));
        address = answer(BrokerProcess.ADDRESS);
    }

    /**
     * Starts a broker.
     *
     * @param directory of its logs; those of an earlier broker are found again
     * @param log receives what it prints
     * @return a broker that serves clients
     */
    public static BenchBroker start(Path directory, Path log) {
        return new BenchBroker(directory, log);
    }

    private void heard(String line) {
        if (line.startsWith(BrokerProcess.ADDRESS) || line.startsWith(BrokerProcess.BYTES)) {
            answers.add(line);
        }
    }

    private String answer(String prefix) {
        try {
            String line = answers.poll(ANSWERS_WITHIN_SECONDS, TimeUnit.SECONDS);
            if (line == null || !line.startsWith(prefix)) {
                throw new CompletionException("the broker does not answer; see its log", null);
            }
            return line.substring(prefix.length());
        } catch (InterruptedException e) {
            throw new CompletionException("interrupted", e);
        }
    }

    /**
     * Where clients find it.
     *
     * @return host and port
     */
    public String bootstrapServers() {
        return address;
    }

    /**
     * The bytes appended to its logs since it was started, internal topics included.
     *
     * @return as stored, that is compressed where batches are
     */
    public long appendedBytes() {
        process.tell("bytes");
        return Long.parseLong(answer(BrokerProcess.BYTES));
    }

    /**
     * What the process has used so far.
     *
     * @return CPU and memory
     */
    public ProcessUse use() {
        return process.use();
    }

    /** Waits until it has next to nothing to do any more, 20 seconds at most. */
    public void awaitQuiet() {
        long end = System.nanoTime() + QUIET_WITHIN.toNanos();
        double before = use().cpuSeconds();
        double used = Double.MAX_VALUE;
        while (used > QUIET_CPU_SECONDS && System.nanoTime() < end) {
            Pause.of(LOOK_EVERY);
            double now = use().cpuSeconds();
            used = now - before;
            before = now;
        }
    }

    /** Stops it cleanly. */
    @Override
    public void close() {
        process.endInput();
        process.await(STOPS_WITHIN);
    }
}

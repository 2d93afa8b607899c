package dev.rollcall.bench.process;

import dev.rollcall.trials.broker.Loopback;
import dev.rollcall.trials.testbed.ChildProcess;
import dev.rollcall.trials.testbed.FreePorts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A Redis of its own, which writes its log to disk once a second. Needs {@code redis-server} on the path. */
public final class RedisServer implements AutoCloseable {
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(30);

    private final int port;
    private final ChildProcess process;

    private RedisServer(int port, ChildProcess process) {
        this.port = port;
        this.process = process;
    }

    /**
     * Starts it, empty.
     *
     * @param directory where it keeps its log; exists
     * @param log receives what it prints
     * @return ready for clients
     */
    public static RedisServer start(Path directory, Path log) {
        int port = FreePorts.choose(1, new Random()).get(0);
        CompletableFuture<Void> ready = new CompletableFuture<>();
        ChildProcess process = ChildProcess.startHeard(
                "redis-server",
                log,
                List.of(
                        "redis-server",
                        "--bind",
                        Loopback.HOST,
                        "--port",
                        Integer.toString(port),
                        "--dir",
                        directory.toString(),
                        "--appendonly",
                        "yes",
                        "--appendfsync",
                        "everysec",
                        "--save",
                        ""));
        process.listen(
                line -> {
                    if (line.contains("Ready to accept connections")) {
                        ready.complete(null);
                    }
                },
                () -> ready.completeExceptionally(new CompletionException("redis-server has ended: see " + log, null)));
        ready.join();
        return new RedisServer(port, process);
    }

    /**
     * Where it listens.
     *
     * @return a port of 127.0.0.1
     */
    public int port() {
        return port;
    }

    /**
     * What it has used so far.
     *
     * @return CPU and memory
     */
    public ProcessUse use() {
        return ProcessUse.of(process.pid());
    }

    @Override
    public void close() {
        process.stop(ENDS_WITHIN);
    }
}

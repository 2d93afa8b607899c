package dev.rollcall.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A Redis of its own, which writes its log to disk once a second. Needs {@code redis-server} on the path. */
public final class RedisServer implements AutoCloseable {
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
        int port = freePort();
        CompletableFuture<Void> ready = new CompletableFuture<>();
        List<String> command = List.of(
                "redis-server",
                "--bind",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--appendonly",
                "yes",
                "--appendfsync",
                "everysec",
                "--save",
                "");
        ChildProcess process = ChildProcess.start(
                command,
                directory,
                log,
                line -> {
                    if (line.contains("Ready to accept connections")) {
                        ready.complete(null);
                    }
                },
                () -> ready.completeExceptionally(new CompletionException("redis-server has ended: see " + log, null)));
        ready.join();
        return new RedisServer(port, process);
    }

    // Somebody else may take it in between; then Redis says so and the run fails.
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
        return process.use();
    }

    @Override
    public void close() {
        process.close();
    }
}

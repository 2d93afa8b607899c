package dev.rollcall.app.testing;

import dev.rollcall.trials.testbed.ChildProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/** A Redis of its own, as a process that can be killed. What it acknowledged it still has afterwards. */
public final class RedisServer implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/redis-server");

    private final Path directory;
    private final int port;
    private ChildProcess process;

    private RedisServer(Path directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    /** Starts one in an empty directory; nothing where it is not installed. */
    public static Optional<RedisServer> start(Path directory) throws IOException {
        if (!Files.exists(PROGRAM)) {
            return Optional.empty();
        }
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        RedisServer server = new RedisServer(directory, port);
        server.start();
        return Optional.of(server);
    }

    /** Starts it again after it was killed, with further options, and waits until it answers. */
    public void start(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                PROGRAM.toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--dir",
                directory.toString(),
                "--save",
                "",
                "--appendonly",
                "yes",
                "--appendfsync",
                "always"));
        command.addAll(List.of(options));
        process = ChildProcess.start("redis", Files.createTempFile(directory, "redis", ".log"), command);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(this::answers);
    }

    private boolean answers() {
        try (RedisClient client = client()) {
            return client.ping().equals("PONG");
        } catch (JedisException e) {
            return false;
        }
    }

    /** Ends it by SIGKILL. */
    public void kill() {
        process.kill();
    }

    /** Its address. */
    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** A new client. */
    public RedisClient client() {
        return RedisClient.create(url());
    }

    @Override
    public void close() {
        kill();
        process.close();
    }
}

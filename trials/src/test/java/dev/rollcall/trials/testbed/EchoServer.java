package dev.rollcall.trials.testbed;

import static org.awaitility.Awaitility.await;

import dev.rollcall.trials.broker.Loopback;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Sends every client back what it sent. */
final class EchoServer implements AutoCloseable {
    private static final int BUFFER = 256 << 10;

    private final ServerSocket listening;
    private final Thread accepting;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final AtomicLong received = new AtomicLong();

    EchoServer() throws IOException {
        this(0);
    }

    EchoServer(int port) throws IOException {
        listening = new ServerSocket();
        listening.setReuseAddress(true);
        listening.bind(Loopback.port(port));
        accepting = start(this::accept);
    }

    private static Thread start(Runnable task) {
        Thread thread = new Thread(task, "echo");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void accept() {
        try {
            while (!listening.isClosed()) {
                Socket connection = listening.accept();
                connections.add(connection);
                start(() -> echo(connection));
            }
        } catch (IOException closed) {
            // The test is over, or wants no server.
        }
    }

    private void echo(Socket connection) {
        byte[] buffer = new byte[BUFFER];
        try (connection) {
            InputStream in = connection.getInputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                received.addAndGet(count);
                connection.getOutputStream().write(buffer, 0, count);
            }
        } catch (IOException reset) {
            // The connection is gone.
        } finally {
            connections.remove(connection);
        }
    }

    int port() {
        return listening.getLocalPort();
    }

    /** How many bytes have arrived. */
    long received() {
        return received.get();
    }

    void awaitReceived(long bytes) {
        await().until(() -> received.get() == bytes);
    }

    /** Waits until senders have to wait, because nobody reads what comes back. */
    void awaitStandstill() {
        AtomicLong before = new AtomicLong(-1);
        await().pollInterval(Duration.ofMillis(200)).until(() -> before.getAndSet(received.get()) == received.get());
    }

    void awaitNoConnections() {
        await().until(connections::isEmpty);
    }

    void sendToAll(int value) throws IOException {
        for (Socket connection : connections) {
            connection.getOutputStream().write(value);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        // Until the thread is out of the call, the system may accept one more connection.
        await().until(() -> !accepting.isAlive());
        for (Socket connection : connections) {
            connection.close();
        }
    }
}

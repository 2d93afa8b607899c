package dev.rollcall.trials.testbed;

import dev.rollcall.trials.broker.Loopback;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;

/**
 * A port on 127.0.0.1 whose connections go on to a broker, and a network between the two that can be broken. What a broken network
 * holds back arrives, in order, when it is fixed, as lost packets of TCP do; only {@link Conditions#CUT} loses bytes.
 *
 * <p>All methods return when the change has taken effect, and do nothing once the proxy is closed. Thread-safe.
 */
final class TcpProxy implements AutoCloseable {
    private static final int ANY_FREE = 0;
    private static final int BACKLOG = 128;

    private final int port;
    private final ProxyThread work;

    private TcpProxy(int port, ProxyThread work) {
        this.port = port;
        this.work = work;
        Thread thread = new Thread(work, "proxy-" + port);
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Listens on any free port.
     *
     * @param targetPort of 127.0.0.1, where connections go on to; need not answer yet
     * @return a proxy that hinders nothing
     * @throws java.io.UncheckedIOException if no port can be bound
     */
    static TcpProxy to(int targetPort) {
        try {
            ServerSocketChannel server = ServerSocketChannel.open().bind(Loopback.port(ANY_FREE), BACKLOG);
            return new TcpProxy(
                    server.socket().getLocalPort(),
                    new ProxyThread(Selector.open(), server, Loopback.port(targetPort)));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot listen for connections to port " + targetPort + ": " + e.getMessage(), e);
        }
    }

    /**
     * The port that it listens on, for its whole life.
     *
     * @return the port
     */
    int port() {
        return port;
    }

    /** Breaks the network between clients and broker in another way, or fixes it. */
    void change(Conditions conditions) {
        work.change(conditions).join();
    }

    /** Resets all connections and gives the port back. */
    @Override
    public void close() {
        work.close().join();
    }
}

package dev.rollcall.trials.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;

/**
 * A port on 127.0.0.1 whose connections go on to a broker, and a network between the two that can be broken. What a broken network
 * holds back arrives, in order, when it is mended, as lost packets of TCP do; only {@link #cut()} loses bytes.
 *
 * <p>Each fault replaces the one before. All methods return when the change has taken effect, and do
 * nothing once the proxy is closed. Thread-safe.
 */
public final class TcpProxy implements AutoCloseable {
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
    public static TcpProxy to(int targetPort) {
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
    public int port() {
        return port;
    }

    /** Resets all connections, and new ones as soon as they are made. */
    public void cut() {
        work.change(Conditions.CUT).join();
    }

    /** Connections stay, new ones are accepted, and no byte goes through. */
    public void blackhole() {
        work.change(Conditions.BLACKHOLE).join();
    }

    /**
     * Every byte takes longer, each way.
     *
     * @param delay not null, not negative
     */
    public void delay(Duration delay) {
        work.change(Conditions.delayed(delay)).join();
    }

    /**
     * Bytes go through in one direction only.
     *
     * @param direction the one that stays open, not null
     */
    public void oneWay(Direction direction) {
        work.change(Conditions.oneWay(direction)).join();
    }

    /** Mends whatever is broken. */
    public void restore() {
        work.change(Conditions.HEALTHY).join();
    }

    /** Resets all connections and gives the port back. */
    @Override
    public void close() {
        work.close().join();
    }
}

package dev.rollcall.trials.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * The two ports of a broker, bound before it is configured: the configuration has to name the controller's port, and a
 * port that was merely seen to be free can be taken by then.
 *
 * <p>A socket belongs to the broker once it has asked for it, and to this object before.
 */
final class BoundPorts implements ServerSocketFactory, AutoCloseable {
    private final ServerSocketChannel clients;
    private final ServerSocketChannel controller;

    private BoundPorts(ServerSocketChannel clients, ServerSocketChannel controller) {
        this.clients = clients;
        this.controller = controller;
    }

    /**
     * Binds both ports.
     *
     * @param clientPort 0 for any free one
     * @throws KafkaException if the port is taken
     */
    static BoundPorts bind(int clientPort) {
        ServerSocketChannel clients = open(clientPort);
        try {
            return new BoundPorts(clients, open(0));
        } catch (KafkaException e) {
            Utils.closeQuietly(clients, "client port");
            throw e;
        }
    }

    /**
     * Says so if a port is taken; Kafka would say it with two stack traces, and after the metadata is read.
     *
     * @throws KafkaException if the port is taken
     */
    static void requireFree(int port) {
        Utils.closeQuietly(open(port), "port " + port);
    }

    private static ServerSocketChannel open(int port) {
        ServerSocketChannel channel = null;
        try {
            channel = ServerSocketChannel.open();
            channel.configureBlocking(false);
            return channel.bind(Loopback.port(port));
        } catch (BindException e) {
            Utils.closeQuietly(channel, "port " + port);
            throw new KafkaException(
                    "port " + port + " cannot be bound on " + Loopback.HOST + " (" + e.getMessage()
                            + "): choose another, or 0 for any free one",
                    e);
        } catch (IOException e) {
            Utils.closeQuietly(channel, "port " + port);
            throw new UncheckedIOException(e);
        }
    }

    int clientPort() {
        return clients.socket().getLocalPort();
    }

    int controllerPort() {
        return controller.socket().getLocalPort();
    }

    @Override
    public ServerSocketChannel openServerSocket(
            String listenerName, InetSocketAddress address, int backlog, int receiveBufferBytes) {
        return listenerName.equals(BrokerProperties.CONTROLLER) ? controller : clients;
    }

    @Override
    public void close() {
        Utils.closeQuietly(clients, "client port");
        Utils.closeQuietly(controller, "controller port");
    }
}

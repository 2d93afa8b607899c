package dev.rollcall.trials.testbed;

import static java.nio.channels.SelectionKey.OP_CONNECT;
import static java.nio.channels.SelectionKey.OP_READ;
import static java.nio.channels.SelectionKey.OP_WRITE;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.apache.kafka.common.utils.Utils;

/** A connection of a client, and the one to the broker that belongs to it. For the thread of its proxy only. */
final class Connection {
    private final SocketChannel client;
    private final SocketChannel broker;
    private final SelectionKey clientKey;
    private final SelectionKey brokerKey;
    private final Flow toBroker;
    private final Flow toClient;

    private Connection(Selector selector, SocketChannel client, SocketChannel broker) throws IOException {
        this.client = client;
        this.broker = broker;
        clientKey = client.register(selector, 0, this);
        brokerKey = broker.register(selector, OP_CONNECT, this);
        toBroker = new Flow(Direction.TO_BROKER, client, broker);
        toClient = new Flow(Direction.TO_CLIENT, broker, client);
    }

    /** Begins to connect to the broker; a client is reset when that fails. */
    static Connection open(Selector selector, SocketChannel client, InetSocketAddress target) throws IOException {
        SocketChannel broker = SocketChannel.open();
        try {
            prepare(client);
            prepare(broker);
            Connection connection = new Connection(selector, client, broker);
            broker.connect(target);
            return connection;
        } catch (IOException e) {
            reset(client);
            reset(broker);
            throw e;
        }
    }

    private static void prepare(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }

    /** Takes in what one of the two sides has for the other. */
    void ready(SelectionKey key, ByteBuffer buffer, Conditions conditions, long now) throws IOException {
        if (key.isConnectable()) {
            broker.finishConnect();
        }
        if (key.isReadable()) {
            (key == clientKey ? toBroker : toClient).read(buffer, conditions, now);
        }
    }

    /** Passes on what is due. Returns how many nanoseconds later there is something to do even if nothing happens. */
    long settle(Conditions conditions, long now) throws IOException {
        if (!broker.isConnected()) {
            return Long.MAX_VALUE;
        }
        toBroker.release(conditions, now);
        toClient.release(conditions, now);
        long nanosToBroker = toBroker.nanosToRelease(conditions, now);
        long nanosToClient = toClient.nanosToRelease(conditions, now);
        clientKey.interestOps(interest(toBroker, nanosToClient));
        brokerKey.interestOps(interest(toClient, nanosToBroker));
        return Math.min(timeout(nanosToBroker), timeout(nanosToClient));
    }

    private static int interest(Flow from, long nanosToWrite) {
        return (from.wantsToRead() ? OP_READ : 0) | (nanosToWrite == 0 ? OP_WRITE : 0);
    }

    /** A sink that is full says itself when it takes more. */
    private static long timeout(long nanosToWrite) {
        return nanosToWrite == 0 ? Long.MAX_VALUE : nanosToWrite;
    }

    boolean hasEnded() {
        return toBroker.hasEnded() && toClient.hasEnded();
    }

    /** Closes both sides in order. */
    void close() {
        Utils.closeQuietly(client, "connection of a client");
        Utils.closeQuietly(broker, "connection to a broker");
    }

    /** Breaks both sides off. */
    void reset() {
        reset(client);
        reset(broker);
    }

    static void reset(SocketChannel channel) {
        try (channel) {
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException alreadyBroken) {
            // It is closed, which is what was wanted.
        }
    }
}

package dev.rollcall.trials.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.utils.Utils;

/** Does all the work of one {@link TcpProxy}, so that nothing about its connections needs a lock. */
final class ProxyThread implements Runnable {
    /** As much as is moved at once: bytes. */
    private static final int BUFFER = 256 << 10;

    private final Selector selector;
    private final ServerSocketChannel server;
    private final InetSocketAddress target;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Set<Connection> connections = new HashSet<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private Conditions conditions = Conditions.HEALTHY;
    private boolean closing;

    ProxyThread(Selector selector, ServerSocketChannel server, InetSocketAddress target) {
        this.selector = selector;
        this.server = server;
        this.target = target;
    }

    /** Asks for other conditions, from any thread; completes when they hold, or when the proxy has ended. */
    CompletableFuture<?> change(Conditions wanted) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        submit(() -> {
            apply(wanted);
            done.complete(null);
        });
        return CompletableFuture.anyOf(done, ended);
    }

    /** Asks for the end, from any thread; completes when the port is free. */
    CompletableFuture<?> close() {
        submit(() -> closing = true);
        return ended;
    }

    private void submit(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    @Override
    public void run() {
        try {
            server.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
            long timeout = 0;
            while (!closing) {
                selector.select(this::ready, timeout);
                runTasks();
                timeout = settle();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the proxy for " + target + " failed", e);
        } finally {
            connections.forEach(Connection::reset);
            Utils.closeQuietly(server, "port of a proxy");
            Utils.closeQuietly(selector, "selector of a proxy");
            ended.complete(null);
        }
    }

    private void ready(SelectionKey key) {
        if (!key.isValid()) {
            // Its connection was reset a moment ago.
            return;
        }
        if (key.channel() == server) {
            accept();
            return;
        }
        Connection connection = (Connection) key.attachment();
        try {
            connection.ready(key, buffer, conditions, System.nanoTime());
        } catch (IOException e) {
            // One side is gone: the other must learn of it.
            connection.reset();
            connections.remove(connection);
        }
    }

    private void accept() {
        try {
            SocketChannel client = server.accept();
            if (client == null) {
                return;
            }
            if (conditions.cut()) {
                Connection.reset(client);
            } else {
                connections.add(Connection.open(selector, client, target));
            }
        } catch (IOException e) {
            // The client has gone again, or the broker refuses; the client is reset already.
        }
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    private void apply(Conditions wanted) {
        conditions = wanted;
        if (wanted.cut()) {
            connections.forEach(Connection::reset);
            connections.clear();
        }
    }

    /** Returns for how many milliseconds there is nothing to do unless something happens; 0: for ever. */
    private long settle() {
        long nanos = Long.MAX_VALUE;
        for (Iterator<Connection> each = connections.iterator(); each.hasNext(); ) {
            Connection connection = each.next();
            try {
                nanos = Math.min(nanos, connection.settle(conditions, System.nanoTime()));
                if (connection.hasEnded()) {
                    connection.close();
                    each.remove();
                }
            } catch (IOException e) {
                connection.reset();
                each.remove();
            }
        }
        return nanos == Long.MAX_VALUE ? 0 : TimeUnit.NANOSECONDS.toMillis(nanos) + 1;
    }
}

package dev.rollcall.trials.broker;

import java.nio.file.Path;

/**
 * A real Kafka broker in this process: one node that is broker and controller (KRaft), reachable on 127.0.0.1 only,
 * without encryption or authentication.
 *
 * <p>It has the newest stable feature levels, so transactions work as in version 2 (KIP-890); it creates no topic
 * unasked, keeps every record until told otherwise, and takes record timestamps of any age. Several can run side by
 * side, also in one process.
 *
 * <p>Thread-safe.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private final BrokerOptions options;
    private LogDirectory directory;
    private RunningBroker running;
    private int port;

    /**
     * A broker that does nothing yet.
     *
     * @param options not null
     */
    public EmbeddedBroker(BrokerOptions options) {
        this.options = options;
    }

    /**
     * Starts, or starts again after {@link #stop()} with the same port and directory. Returns when clients are served;
     * does nothing if it runs already.
     *
     * @return this broker
     * @throws org.apache.kafka.common.KafkaException if the port is taken, the directory is no broker's or in use, or
     *     Kafka cannot start for another reason
     * @throws java.io.UncheckedIOException if the directory cannot be created
     */
    public synchronized EmbeddedBroker start() {
        if (running != null) {
            return this;
        }
        try {
            directory = directory == null ? LogDirectory.of(options.directory()) : directory;
            running = RunningBroker.start(options, directory, port);
            port = running.port();
            return this;
        } finally {
            if (running == null) {
                close();
            }
        }
    }

    /** Stops cleanly and keeps the directory and the port number for the next {@link #start()}. */
    public synchronized void stop() {
        if (running != null) {
            RunningBroker stopping = running;
            running = null;
            stopping.close();
        }
    }

    /** Stops cleanly and deletes the directory if it is a temporary one. */
    @Override
    public synchronized void close() {
        try {
            stop();
        } finally {
            if (directory != null) {
                directory.deleteIfTemporary();
                directory = null;
            }
        }
    }

    /**
     * What clients need as {@code bootstrap.servers}; stays the same when the broker is stopped and started again.
     *
     * @return host and port
     * @throws IllegalStateException if the broker was never started, for only then is its port known
     */
    public synchronized String bootstrapServers() {
        if (port == 0) {
            throw new IllegalStateException("the broker has no port yet: start it first");
        }
        return Loopback.HOST + ":" + port;
    }

    /**
     * Where the broker keeps its logs.
     *
     * @return the directory
     * @throws IllegalStateException if the broker was never started, or is closed
     */
    public synchronized Path directory() {
        if (directory == null) {
            throw new IllegalStateException("the broker has no directory: start it first");
        }
        return directory.path();
    }
}

package dev.rollcall.trials.broker;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.SharedServer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.fault.LoggingFaultHandler;

/**
 * A broker and its controller between start and stop.
 *
 * <p>Put together as {@link KafkaRaftServer} does it, except for what would be wrong inside somebody else's process: a
 * fault is logged and does not end the JVM, ports are bound beforehand, and no metrics are registered with JMX.
 */
final class RunningBroker implements AutoCloseable {
    private static final Duration CONTROLLED_SHUTDOWN = Duration.ofSeconds(5);

    private final DirectoryLock lock;
    private final BoundPorts ports;
    private final ControllerServer controller;
    private final BrokerServer broker;

    private RunningBroker(DirectoryLock lock, BoundPorts ports, LogDirectory directory, KafkaConfig config) {
        this.lock = lock;
        this.ports = ports;
        SharedServer shared = new SharedServer(
                config,
                directory.identity(),
                Time.SYSTEM,
                new Metrics(),
                CompletableFuture.completedFuture(
                        QuorumConfig.parseVoterConnections(config.quorumConfig().voters())),
                List.of(),
                (name, fatal, action) -> new LoggingFaultHandler(name, action),
                ports);
        this.controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), directory.bootstrapMetadata());
        this.broker = new BrokerServer(shared);
    }

    /** Starts in a directory, which is formatted if need be; returns when clients are served. */
    static RunningBroker start(BrokerOptions options, LogDirectory directory, int clientPort) {
        DirectoryLock lock = DirectoryLock.take(directory.path());
        try {
            directory.format(BrokerProperties.NODE_ID, Uuid.randomUuid().toString());
            return start(options, lock, BoundPorts.bind(clientPort), directory);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static RunningBroker start(
            BrokerOptions options, DirectoryLock lock, BoundPorts ports, LogDirectory directory) {
        try {
            Map<String, String> properties =
                    BrokerProperties.of(options, directory.path(), ports.clientPort(), ports.controllerPort());
            RunningBroker running = new RunningBroker(lock, ports, directory, new KafkaConfig(properties, false));
            running.startServers();
            return running;
        } catch (RuntimeException e) {
            ports.close();
            throw e;
        }
    }

    private void startServers() {
        try {
            // The broker registers with the controller; the other way round it would wait for ever.
            controller.startup();
            broker.startup();
        } catch (Exception e) { // Scala declares no checked exceptions, but throws them
            close();
            throw new KafkaException("the embedded broker cannot start: " + e.getMessage(), e);
        }
    }

    int port() {
        return ports.clientPort();
    }

    /** Stops the broker before the controller, which it needs to leave in order. */
    @Override
    public void close() {
        try {
            broker.shutdown(CONTROLLED_SHUTDOWN);
            broker.awaitShutdown();
            controller.shutdown();
            controller.awaitShutdown();
        } finally {
            ports.close();
            lock.close();
        }
    }
}

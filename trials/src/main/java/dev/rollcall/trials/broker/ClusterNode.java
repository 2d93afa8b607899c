package dev.rollcall.trials.broker;

import java.nio.file.Path;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.network.SocketServerConfigs;
import org.apache.kafka.server.config.AbstractKafkaConfig;

/**
 * One node of a cluster, in a process that exists for nothing else: a fault that Kafka cannot live with ends the process. Thread-safe.
 */
public final class ClusterNode implements AutoCloseable {
    private final DirectoryLock lock;
    private final KafkaRaftServer server;

    private ClusterNode(DirectoryLock lock, KafkaRaftServer server) {
        this.lock = lock;
        this.server = server;
    }

    /**
     * Starts in {@code log.dirs}, which is formatted if need be, and returns when clients are served.
     *
     * @param properties as {@link ClusterProperties} makes them, not null
     * @param clusterId the same for all nodes, a {@code Uuid} of Kafka's
     * @return the running node
     * @throws KafkaException if a port is taken, the directory is in use or another node's, or Kafka cannot start for another reason
     * @throws java.io.UncheckedIOException if the directory cannot be locked
     */
    public static ClusterNode start(Map<String, String> properties, String clusterId) {
        KafkaConfig config = new KafkaConfig(properties, false);
        LogDirectory directory = new LogDirectory(Path.of(config.metadataLogDir()), false);
        DirectoryLock lock = DirectoryLock.take(directory.path());
        AbstractKafkaConfig.listenerListToEndPoints(
                        config.getList(SocketServerConfigs.LISTENERS_CONFIG),
                        config.effectiveListenerSecurityProtocolMap())
                .forEach(listener -> BoundPorts.requireFree(listener.port()));
        directory.format(config.nodeId(), clusterId);
        ClusterNode node = new ClusterNode(lock, new KafkaRaftServer(config, Time.SYSTEM));
        node.server.startup();
        return node;
    }

    /** Stops in order; what this node leads goes to others. */
    @Override
    public void close() {
        try {
            server.shutdown();
            server.awaitShutdown();
        } finally {
            lock.close();
        }
    }
}

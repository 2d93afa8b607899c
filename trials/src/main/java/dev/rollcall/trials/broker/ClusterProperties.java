package dev.rollcall.trials.broker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The configuration of a node of a small cluster that loses nodes now and then. Every node is broker and controller; the number of a
 * node, from 0, is its {@code node.id}.
 */
public final class ClusterProperties {
    private static final String DIRECT = "DIRECT";
    private static final String NETWORK = "NETWORK_";
    private static final int REPLICAS = 3;

    private ClusterProperties() {}

    /**
     * The configuration of one node.
     *
     * @param cluster the ports of all nodes, not null
     * @param node which of them
     * @param directory where it keeps its logs, not null
     * @return as in Kafka's broker configuration
     */
    public static Map<String, String> of(List<NodePorts> cluster, int node, Path directory) {
        Map<String, String> properties = new HashMap<>();
        properties.putAll(BrokerProperties.smallMachine());
        properties.putAll(BrokerProperties.recordsOfAnyAge());
        properties.putAll(replication(Math.min(REPLICAS, cluster.size())));
        properties.putAll(failover());
        properties.putAll(recovery());
        properties.putAll(listeners(cluster.get(node)));
        properties.putAll(identity(cluster, node, directory));
        return Map.copyOf(properties);
    }

    private static Map<String, String> identity(List<NodePorts> cluster, int node, Path directory) {
        String voters = IntStream.range(0, cluster.size())
                .mapToObj(id ->
                        id + "@" + BrokerProperties.HOST + ":" + cluster.get(id).controller())
                .collect(Collectors.joining(","));
        return Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                Integer.toString(node),
                "controller.quorum.voters",
                voters,
                "log.dirs",
                directory.toString(),
                // Nobody looks at JMX here.
                "metric.reporters",
                "");
    }

    private static Map<String, String> listeners(NodePorts ports) {
        List<String> listeners = new ArrayList<>(
                List.of(listener(BrokerProperties.CONTROLLER, ports.controller()), listener(DIRECT, ports.direct())));
        List<String> advertised = new ArrayList<>(List.of(listener(DIRECT, ports.direct())));
        List<String> protocols =
                new ArrayList<>(List.of(BrokerProperties.CONTROLLER + ":PLAINTEXT", DIRECT + ":PLAINTEXT"));
        for (int network = 0; network < ports.networks().size(); network++) {
            String name = NETWORK + network;
            listeners.add(listener(name, ports.networks().get(network)));
            advertised.add(listener(name, ports.advertised().get(network)));
            protocols.add(name + ":PLAINTEXT");
        }
        return Map.of(
                "listeners",
                String.join(",", listeners),
                "advertised.listeners",
                String.join(",", advertised),
                "listener.security.protocol.map",
                String.join(",", protocols),
                "controller.listener.names",
                BrokerProperties.CONTROLLER,
                "inter.broker.listener.name",
                DIRECT,
                // Of each listener, and there are several.
                "num.network.threads",
                "1");
    }

    private static String listener(String name, int port) {
        return name + "://" + BrokerProperties.HOST + ":" + port;
    }

    private static Map<String, String> replication(int replicas) {
        String all = Integer.toString(replicas);
        // Two of three, so that one may be lost; alone, or one of two, there is nothing to choose.
        String inSync = Integer.toString(Math.max(1, replicas - 1));
        // A multiple of the number of nodes, so that each coordinates some groups and transactions.
        String coordinators = "6";
        return Map.ofEntries(
                Map.entry("default.replication.factor", all),
                Map.entry("min.insync.replicas", inSync),
                Map.entry("unclean.leader.election.enable", "false"),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("offsets.topic.replication.factor", all),
                Map.entry("offsets.topic.num.partitions", coordinators),
                Map.entry("transaction.state.log.replication.factor", all),
                Map.entry("transaction.state.log.min.isr", inSync),
                Map.entry("transaction.state.log.num.partitions", coordinators),
                Map.entry("share.coordinator.state.topic.replication.factor", all),
                Map.entry("share.coordinator.state.topic.min.isr", inSync),
                Map.entry("share.coordinator.state.topic.num.partitions", "1"));
    }

    /** Somewhat faster than Kafka's defaults, and patient enough for two cores that everybody shares. */
    private static Map<String, String> failover() {
        return Map.of(
                // A killed broker leads its partitions for so long, and cannot come back earlier either. Kafka: 9 s and
                // 2 s.
                "broker.session.timeout.ms", "6000",
                "broker.heartbeat.interval.ms", "1000",
                // How long a transaction may be open beyond its timeout. Kafka: 10 s.
                "transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000",
                // Instances start within a second of each other, or not at all. Kafka: 3 s.
                "group.initial.rebalance.delay.ms", "500");
    }

    /** A killed broker reads again what it had not flushed: its active segments, and their indexes. */
    private static Map<String, String> recovery() {
        return Map.of(
                "log.segment.bytes", Integer.toString(32 << 20),
                "log.index.size.max.bytes", Integer.toString(1 << 20),
                "num.recovery.threads.per.data.dir", "2",
                "log.cleaner.dedupe.buffer.size", Integer.toString(4 << 20));
    }
}

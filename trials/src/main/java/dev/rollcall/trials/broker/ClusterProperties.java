package dev.rollcall.trials.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
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
        Map<String, String> properties = BrokerProperties.ofAny("cluster-node.properties");
        properties.putAll(replication(Math.min(REPLICAS, cluster.size())));
        properties.putAll(listeners(cluster.get(node)));
        properties.put("node.id", Integer.toString(node));
        properties.put("log.dirs", directory.toString());
        properties.put("controller.quorum.voters", voters(cluster));
        return properties;
    }

    private static String voters(List<NodePorts> cluster) {
        return IntStream.range(0, cluster.size())
                .mapToObj(node -> BrokerProperties.voter(node, cluster.get(node).controller()))
                .collect(Collectors.joining(","));
    }

    private static Map<String, String> listeners(NodePorts ports) {
        Map<String, Integer> bound = new LinkedHashMap<>();
        Map<String, Integer> advertised = new LinkedHashMap<>();
        bound.put(DIRECT, ports.direct());
        advertised.put(DIRECT, ports.direct());
        for (int network = 0; network < ports.networks().size(); network++) {
            bound.put(NETWORK + network, ports.networks().get(network));
            advertised.put(NETWORK + network, ports.advertised().get(network));
        }
        bound.put(BrokerProperties.CONTROLLER, ports.controller());
        return Map.of(
                "listeners", joined(bound, BrokerProperties::listener),
                "advertised.listeners", joined(advertised, BrokerProperties::listener),
                "listener.security.protocol.map", joined(bound, (name, port) -> name + ":PLAINTEXT"));
    }

    private static String joined(Map<String, Integer> listeners, BiFunction<String, Integer, String> text) {
        return listeners.entrySet().stream()
                .map(listener -> text.apply(listener.getKey(), listener.getValue()))
                .collect(Collectors.joining(","));
    }

    /** Two of three replicas must be in sync, so that one may be lost; alone, or one of two, there is nothing to choose. */
    private static Map<String, String> replication(int replicas) {
        Map<String, String> properties = new HashMap<>();
        for (String topics :
                List.of("default", "offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            properties.put(topics + ".replication.factor", Integer.toString(replicas));
        }
        for (String inSync : List.of(
                "min.insync.replicas", "transaction.state.log.min.isr", "share.coordinator.state.topic.min.isr")) {
            properties.put(inSync, Integer.toString(Math.max(1, replicas - 1)));
        }
        return properties;
    }
}

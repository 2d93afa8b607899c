package dev.rollcall.trials.testbed;

import dev.rollcall.trials.broker.Loopback;
import dev.rollcall.trials.broker.NodePorts;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Where the nodes of a cluster can be reached. A broker tells a client one address of each node, that of the listener which the client
 * came in by; so every network has a listener of its own on every node.
 *
 * @param nodes the ports of each node, not null
 * @param networks the ways to them, not null
 */
record ClusterAddresses(List<NodePorts> nodes, List<Network> networks) implements AutoCloseable {
    /** The controllers' and the direct one. */
    private static final int OTHER_PORTS = 2;

    ClusterAddresses {
        nodes = List.copyOf(nodes);
        networks = List.copyOf(networks);
    }

    /** Chooses the ports of the nodes, and opens the proxies. */
    static ClusterAddresses open(int nodes, int networks) {
        Iterator<Integer> free =
                FreePorts.choose(nodes * (networks + OTHER_PORTS), new Random()).iterator();
        List<List<Integer>> listeners = new ArrayList<>();
        List<Network> ways = new ArrayList<>();
        for (int network = 0; network < networks; network++) {
            List<Integer> ports = take(nodes, free);
            listeners.add(ports);
            ways.add(new Network(ports.stream().map(TcpProxy::to).toList()));
        }
        return new ClusterAddresses(
                IntStream.range(0, nodes)
                        .mapToObj(node -> ports(node, free, listeners, ways))
                        .toList(),
                ways);
    }

    private static List<Integer> take(int count, Iterator<Integer> free) {
        return IntStream.range(0, count).mapToObj(each -> free.next()).toList();
    }

    private static NodePorts ports(
            int node, Iterator<Integer> free, List<List<Integer>> listeners, List<Network> ways) {
        return new NodePorts(
                free.next(),
                free.next(),
                listeners.stream().map(ports -> ports.get(node)).toList(),
                ways.stream().map(way -> way.proxy(node).port()).toList());
    }

    String direct() {
        return nodes.stream().map(ports -> Loopback.HOST + ":" + ports.direct()).collect(Collectors.joining(","));
    }

    @Override
    public void close() {
        networks.forEach(Network::close);
    }
}

package dev.rollcall.trials.testbed;

import dev.rollcall.trials.broker.ClusterProperties;
import dev.rollcall.trials.broker.NodePorts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.Uuid;

/**
 * A real Kafka cluster: every node a process of its own that is broker and controller (KRaft), reachable on 127.0.0.1 only.
 *
 * <p>Topics have three replicas if there are as many nodes, two of which must have a record before it is acknowledged. Such a cluster
 * outlives the loss of any one node. A node that comes back has the directory and the ports that it had.
 *
 * <p>Clients reach the brokers through {@link Network}s, which can be broken, or directly. Nodes are numbered from 0; the number is the
 * {@code node.id}. Thread-safe.
 */
public final class BrokerProcesses implements AutoCloseable {
    private static final int MOST = 5;
    private static final Duration UP_WITHIN = Duration.ofMinutes(2);

    private static final int SHOWN = 5;
    private static final int NETWORKS = 3;

    private final ClusterAddresses addresses;
    private final ClusterView view;
    private final List<BrokerProcess> nodes = new CopyOnWriteArrayList<>();

    private BrokerProcesses(ClusterAddresses addresses) {
        this.addresses = addresses;
        view = new ClusterView(addresses.direct());
    }

    /**
     * Starts a cluster and returns when every node serves clients.
     *
     * @param brokers how many nodes, 1 to 5
     * @param directory gets a sub-directory, which must be new, and a log file for each node; stays when the cluster is closed
     * @return a cluster that serves
     * @throws IllegalArgumentException if the number is out of range
     * @throws java.io.UncheckedIOException if the directory cannot be written
     * @throws IllegalStateException if a node does not come up; the message names its log
     */
    public static BrokerProcesses start(int brokers, Path directory) {
        if (brokers < 1 || brokers > MOST) {
            throw new IllegalArgumentException("brokers must be 1 to " + MOST + ", and is " + brokers);
        }
        BrokerProcesses cluster = new BrokerProcesses(ClusterAddresses.open(brokers, NETWORKS));
        try {
            cluster.startAll(directory.toAbsolutePath().normalize());
            return cluster;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private void startAll(Path directory) {
        String clusterId = Uuid.randomUuid().toString();
        List<NodePorts> ports = addresses.nodes();
        for (int node = 0; node < ports.size(); node++) {
            nodes.add(new BrokerProcess(
                    node,
                    directory,
                    ClusterProperties.of(ports, node, directory.resolve("broker-" + node)),
                    clusterId));
        }
        IntStream.range(0, size()).forEach(node -> awaitServing(node, UP_WITHIN));
    }

    /**
     * How many nodes there are, running or not.
     *
     * @return 1 to 5
     */
    public int size() {
        return nodes.size();
    }

    /**
     * How many networks there are.
     *
     * @return at least 1
     */
    public int networks() {
        return addresses.networks().size();
    }

    /**
     * One of the networks.
     *
     * @param number 0 to {@link #networks()} less 1
     * @return the network, which is closed with the cluster
     */
    public Network network(int number) {
        return addresses.networks().get(number);
    }

    /**
     * What clients on the first network need as {@code bootstrap.servers}.
     *
     * @return hosts and ports
     */
    public String bootstrapServers() {
        return network(0).bootstrapServers();
    }

    /**
     * What clients need as {@code bootstrap.servers} that no fault of a network may reach.
     *
     * @return hosts and ports
     */
    public String directBootstrapServers() {
        return addresses.direct();
    }

    /**
     * The process of a node, to pause it, or to look at its log.
     *
     * @param node 0 to {@link #size()} less 1
     * @return the process that was started last, dead or alive
     */
    public ChildProcess process(int node) {
        return nodes.get(node).process();
    }

    /**
     * Kills a node (SIGKILL) and returns when it is dead; does nothing if it is dead already.
     *
     * @param node 0 to {@link #size()} less 1
     */
    public void kill(int node) {
        process(node).kill();
    }

    /**
     * Stops a node in order (SIGTERM), so that it hands over what it leads.
     *
     * @param node 0 to {@link #size()} less 1
     * @param atMost how long to wait for its end; then it is killed
     */
    public void stop(int node, Duration atMost) {
        process(node).stop(atMost);
    }

    /**
     * Starts a node again, with its directory and its ports, and returns at once; does nothing if it is alive.
     *
     * @param node 0 to {@link #size()} less 1
     */
    public void start(int node) {
        nodes.get(node).start();
    }

    /**
     * Waits until a node answers clients and is part of the cluster.
     *
     * @param node 0 to {@link #size()} less 1
     * @param atMost how long, not null
     * @throws IllegalStateException if it has ended, or does not serve in time; the message names its log
     */
    public void awaitServing(int node, Duration atMost) {
        ChildProcess process = process(node);
        boolean inTime = Patience.until(() -> view.serves(node) || !process.isAlive(), atMost);
        if (!process.isAlive()) {
            throw new IllegalStateException(process.name() + " has ended and does not serve; see " + process.log());
        }
        if (!inTime) {
            throw new IllegalStateException(
                    process.name() + " does not serve within " + atMost + "; see " + process.log());
        }
    }

    /**
     * Waits until every node serves, every replica of every partition is in sync and every controller has caught up: then the loss of
     * any node is harmless.
     *
     * @param atMost how long for a node to serve, and how long for all to be in sync then; not null
     * @throws IllegalStateException if a node has ended, or it takes longer; the message says what is not in sync
     */
    public void awaitInSync(Duration atMost) {
        IntStream.range(0, size()).forEach(node -> awaitServing(node, atMost));
        if (!Patience.until(() -> view.notInSync().isEmpty(), atMost)) {
            throw new IllegalStateException("not in sync within " + atMost + ": "
                    + view.notInSync().stream().limit(SHOWN).collect(Collectors.joining(", ")));
        }
    }

    /**
     * What the brokers say about themselves.
     *
     * @return closed with the cluster
     */
    public ClusterView view() {
        return view;
    }

    /** Kills all nodes and closes the networks; the directory stays. */
    @Override
    public void close() {
        nodes.forEach(BrokerProcess::close);
        view.close();
        addresses.close();
    }
}

package dev.rollcall.trials.testbed;

import dev.rollcall.service.UserError;
import dev.rollcall.trials.broker.ClusterProperties;
import dev.rollcall.trials.broker.NodePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

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
     * @param directory new or empty; gets a sub-directory and a log file for each node, and stays when the cluster is closed
     * @return a cluster that serves
     * @throws IllegalArgumentException if the number is out of range
     * @throws dev.rollcall.service.UserError if the directory is in use or cannot be written
     * @throws IllegalStateException if a node does not come up; the message names its log
     */
    public static BrokerProcesses start(int brokers, Path directory) {
        if (brokers < 1 || brokers > MOST) {
            throw new IllegalArgumentException("brokers must be 1 to " + MOST + ", and is " + brokers);
        }
        Path home = empty(directory.toAbsolutePath().normalize());
        BrokerProcesses cluster = new BrokerProcesses(ClusterAddresses.open(brokers, NETWORKS));
        try {
            cluster.startAll(home);
            return cluster;
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private static Path empty(Path directory) {
        try {
            Files.createDirectories(directory);
            try (Stream<Path> content = Files.list(directory)) {
                if (content.findAny().isPresent()) {
                    throw new UserError(
                            directory + " is not empty: name a new directory for the brokers, or delete it");
                }
            }
            return directory;
        } catch (IOException e) {
            throw new UserError(directory + " cannot be written (" + e + "): name another directory for the brokers");
        }
    }

    private void startAll(Path directory) {
        String clusterId = Uuid.randomUuid().toString();
        List<NodePorts> ports = addresses.nodes();
        for (int node = 0; node < ports.size(); node++) {
            nodes.add(BrokerProcess.start(
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
        nodes.get(node).stop(atMost);
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
        awaitServing(node, atMost, deadline(atMost));
    }

    private void awaitServing(int node, Duration atMost, long deadline) {
        while (!view.serves(node)) {
            ChildProcess process = process(node);
            if (!process.isAlive()) {
                throw new IllegalStateException(process.name() + " has ended and does not serve; see " + process.log());
            }
            pause(deadline, () -> process.name() + " does not serve within " + atMost + "; see " + process.log());
        }
    }

    private static long deadline(Duration atMost) {
        return System.nanoTime() + atMost.toNanos();
    }

    private static void pause(long deadline, Supplier<String> tooLate) {
        if (System.nanoTime() - deadline > 0 || Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException(tooLate.get());
        }
        LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }

    /**
     * Waits until every node serves, every replica of every partition is in sync and every controller has caught up: then the loss of
     * any node is harmless.
     *
     * @param atMost how long, not null
     * @throws IllegalStateException if a node has ended, or it takes longer; the message says what is not in sync
     */
    public void awaitInSync(Duration atMost) {
        long deadline = deadline(atMost);
        IntStream.range(0, size()).forEach(node -> awaitServing(node, atMost, deadline));
        for (List<String> behind = view.notInSync(); !behind.isEmpty(); behind = view.notInSync()) {
            String what = behind.stream().limit(SHOWN).collect(Collectors.joining(", "));
            pause(deadline, () -> "not in sync within " + atMost + ": " + what);
        }
    }

    /**
     * The node that leads the controllers.
     *
     * @return its number; empty if there is none at the moment
     */
    public OptionalInt activeController() {
        return view.activeController();
    }

    /**
     * The node that coordinates a group.
     *
     * @param groupId not null
     * @return its number; empty if the group is unknown or has no coordinator at the moment
     */
    public OptionalInt coordinatorOfGroup(String groupId) {
        return view.coordinatorOfGroup(groupId);
    }

    /**
     * The node that coordinates the transactions of a producer.
     *
     * @param transactionalId not null
     * @return its number; empty if the id is unknown or has no coordinator at the moment
     */
    public OptionalInt coordinatorOfTransaction(String transactionalId) {
        return view.coordinatorOfTransaction(transactionalId);
    }

    /** Kills all nodes and closes the networks; the directory stays. */
    @Override
    public void close() {
        nodes.forEach(BrokerProcess::close);
        view.close();
        addresses.close();
    }
}

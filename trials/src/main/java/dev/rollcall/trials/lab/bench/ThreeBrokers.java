package dev.rollcall.trials.lab.bench;

import dev.rollcall.trials.testbed.BrokerProcesses;
import dev.rollcall.trials.testbed.Network;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;

/** Three brokers, each a process that can be killed, behind a network that can be broken. Thread-safe. */
public final class ThreeBrokers implements AutoCloseable {
    /** How long a killed broker may take to be back and in sync. */
    private static final Duration BACK_WITHIN = Duration.ofSeconds(60);

    private static final int BROKERS = 3;

    private final Path directory;
    private final BrokerProcesses processes;
    private final Kafka direct;
    private final Kafka proxied;

    ThreeBrokers(Path directory) {
        this.directory = directory;
        processes = BrokerProcesses.start(BROKERS, directory);
        direct = new Kafka(processes.directBootstrapServers());
        proxied = new Kafka(processes.network(0).bootstrapServers());
    }

    /**
     * The processes, to kill and pause them.
     *
     * @return numbered from 0
     */
    public BrokerProcesses processes() {
        return processes;
    }

    /**
     * The network between the clients of {@link #proxied()} and the brokers.
     *
     * @return to be broken, and fixed again
     */
    public Network network() {
        return processes.network(0);
    }

    /**
     * The brokers for clients that no fault of the network reaches.
     *
     * @return closed with this
     */
    public Kafka direct() {
        return direct;
    }

    /**
     * The brokers for clients behind the network.
     *
     * @return closed with this
     */
    public Kafka proxied() {
        return proxied;
    }

    /**
     * Creates a topic with one partition.
     *
     * @param name not null
     * @param replicas the brokers that are to have it, the leader first
     * @param settings of the topic, not null
     * @return the topic, which can be written to
     * @throws InterruptedException if the thread is interrupted
     */
    public EventTopic create(String name, List<Integer> replicas, Map<String, String> settings)
            throws InterruptedException {
        return direct.create(new NewTopic(name, Map.of(0, replicas)).configs(settings));
    }

    /**
     * Where a broker keeps the records of the first partition of a topic.
     *
     * @param broker from 0
     * @param topic not null
     * @return a directory
     */
    public Path log(int broker, EventTopic topic) {
        return log(broker).resolve(topic.name() + "-0");
    }

    /**
     * Where a broker keeps everything.
     *
     * @param broker from 0
     * @return a directory
     */
    public Path log(int broker) {
        return directory.resolve("broker-" + broker);
    }

    /**
     * Starts a broker again and waits until it serves.
     *
     * @param broker from 0
     */
    public void restart(int broker) {
        processes.start(broker);
        processes.awaitServing(broker, BACK_WITHIN);
    }

    /** Waits until the loss of any broker would be harmless. */
    public void awaitInSync() {
        processes.awaitInSync(BACK_WITHIN);
    }

    /** Kills the brokers. */
    @Override
    public void close() {
        direct.close();
        proxied.close();
        processes.close();
    }
}

package dev.rollcall.trials.drill.scene;

import dev.rollcall.service.cluster.Cluster;
import dev.rollcall.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;

/** What is on trial. */
public abstract class Subject implements AutoCloseable {
    private final Settings settings;
    private final Path configuration;
    private final String command;
    private final Cluster cluster;

    /**
     * Connects to the brokers, past all broken networks.
     *
     * @param settings how to reach them, and the topics; not null
     * @param configuration the file with the settings, not null
     * @param command what runs an instance, not null
     */
    Subject(Settings settings, Path configuration, String command) {
        this.settings = settings;
        this.configuration = configuration;
        this.command = command;
        cluster = new Cluster(settings);
    }

    /**
     * How to reach it, and its topics, past all broken networks.
     *
     * @return not null
     */
    public final Settings settings() {
        return settings;
    }

    /** The brokers, past all broken networks. */
    final Cluster cluster() {
        return cluster;
    }

    /** What it starts an instance with. */
    final List<String> arguments(String bootstrapServers, Path stateDirectory) {
        return List.of(
                command,
                "--config",
                configuration.toString(),
                "--set",
                "bootstrap.servers=" + bootstrapServers,
                "--set",
                "state.dir=" + stateDirectory);
    }

    /** All partitions whose offsets its group commits, with so many input partitions. */
    Set<TopicPartition> partitions(int inputPartitions) {
        return partitions(settings.inputTopics().get(0), inputPartitions);
    }

    /** The first partitions of a topic, so many. */
    static Set<TopicPartition> partitions(String topic, int number) {
        return IntStream.range(0, number)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .collect(Collectors.toSet());
    }

    /**
     * Whether it works in transactions.
     *
     * @return always the same
     */
    public abstract boolean hasTransactions();

    /**
     * Whether an instance is in the middle of its work: in a transaction, if it has any.
     *
     * @param stateDirectory that of the instance, not null
     * @return as of now
     */
    public abstract boolean isAtWork(Path stateDirectory);

    /**
     * The id of any transaction that is open now.
     *
     * @param random chooses, not null
     * @return empty if there is none
     */
    public abstract Optional<String> openTransaction(Random random);

    /**
     * Waits until everything in the input topic is counted and published.
     *
     * @param atMost how long, not null
     * @return whether it was in time
     */
    public abstract boolean awaitDrained(Duration atMost);

    /**
     * Waits for what is published later than it is counted, if there is any such thing.
     *
     * @param truth about all events, not null
     */
    public void awaitPublished(StreamTruth truth) {}

    /**
     * Compares what was published with what is true.
     *
     * @param truth about all events, not null
     * @return not null
     */
    public abstract Judgement judge(StreamTruth truth);

    /** Lets go of all connections. */
    @Override
    public void close() {
        cluster.close();
    }
}

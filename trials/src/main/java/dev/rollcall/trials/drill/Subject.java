package dev.rollcall.trials.drill;

import dev.rollcall.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/** What is on trial. */
interface Subject extends AutoCloseable {
    /** What to call it. */
    String name();

    /** How to reach it, and its topics, past all broken networks. */
    Settings settings();

    /** What it starts an instance with. */
    List<String> arguments(String bootstrapServers, Path stateDirectory);

    /** All partitions whose offsets its group commits, with so many input partitions. */
    Set<TopicPartition> partitions(int inputPartitions);

    /** Whether it works in transactions. */
    boolean hasTransactions();

    /** Whether an instance is in the middle of its work: in a transaction, if it has any. */
    boolean isAtWork(InstanceProcess instance);

    /** The id of any transaction that is open now; empty if there is none. */
    Optional<String> openTransaction(Random random);

    /** Waits until everything in the input topic is counted and published, and says whether it was in time. */
    boolean awaitDrained(Duration atMost) throws InterruptedException;

    /** Compares what was published with what is true. */
    Judgement judge(StreamTruth truth);

    /** The first partitions of a topic, so many. */
    static Stream<TopicPartition> partitions(String topic, int number) {
        return IntStream.range(0, number).mapToObj(partition -> new TopicPartition(topic, partition));
    }

    /** Lets go of all connections. */
    @Override
    void close();
}

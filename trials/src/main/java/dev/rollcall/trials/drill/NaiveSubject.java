package dev.rollcall.trials.drill;

import dev.rollcall.service.UserError;
import dev.rollcall.service.cluster.Cluster;
import dev.rollcall.settings.Settings;
import dev.rollcall.trials.testbed.Patience;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** A {@link NaiveCounter} on trial. */
final class NaiveSubject implements Subject {
    private static final int OUTPUT_PARTITIONS = 4;

    private final Settings settings;
    private final Path configuration;
    private final Cluster cluster;

    NaiveSubject(Settings settings, Path configuration) {
        this.settings = settings;
        this.configuration = configuration;
        cluster = new Cluster(settings);
        cluster.create(new NewTopic(settings.outputTopic(), Optional.of(OUTPUT_PARTITIONS), Optional.empty()));
    }

    @Override
    public String name() {
        return "a naive counter";
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public List<String> arguments(String bootstrapServers, Path stateDirectory) {
        return List.of(
                NaiveCounter.COMMAND,
                "--config",
                configuration.toString(),
                "--set",
                "bootstrap.servers=" + bootstrapServers);
    }

    @Override
    public Set<TopicPartition> partitions(int inputPartitions) {
        return Subject.partitions(settings.inputTopic(), inputPartitions).collect(Collectors.toSet());
    }

    @Override
    public boolean hasTransactions() {
        return false;
    }

    /** Whether more was published than committed, or the other way round: a counter without guarantees errs if it is killed then. */
    @Override
    public boolean isAtWork(InstanceProcess instance) {
        try {
            Map<TopicPartition, Long> counted = cluster.committed();
            Map<TopicPartition, Long> published = cluster.offsets()
                    .ends(Subject.partitions(settings.outputTopic(), OUTPUT_PARTITIONS)
                            .toList());
            return sum(counted) != sum(published);
        } catch (KafkaException | UserError brokersAreAway) {
            return false;
        }
    }

    private static long sum(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public Optional<String> openTransaction(Random random) {
        return Optional.empty();
    }

    @Override
    public boolean awaitDrained(Duration atMost) throws InterruptedException {
        int inputPartitions =
                cluster.topic(settings.inputTopic()).orElseThrow().partitions().size();
        Map<TopicPartition, Long> ends = cluster.offsets().ends(partitions(inputPartitions));
        return Patience.until(() -> isBehindAll(ends), atMost);
    }

    private boolean isBehindAll(Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> committed = cluster.committed();
        return ends.entrySet().stream().allMatch(end -> committed.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    @Override
    public Judgement judge(StreamTruth truth) {
        return NaiveJudge.judge(settings, truth);
    }

    @Override
    public void close() {
        cluster.close();
    }
}

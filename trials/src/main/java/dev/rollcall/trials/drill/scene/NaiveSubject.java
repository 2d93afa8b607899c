package dev.rollcall.trials.drill.scene;

import dev.rollcall.service.UserError;
import dev.rollcall.settings.Settings;
import dev.rollcall.trials.testbed.Patience;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** A {@link NaiveCounter} on trial. */
public final class NaiveSubject extends Subject {
    private static final int OUTPUT_PARTITIONS = 4;

    /**
     * Connects to the brokers.
     *
     * @param settings how to reach them, and the topics; not null
     * @param configuration the file with the settings, not null
     */
    public NaiveSubject(Settings settings, Path configuration) {
        super(settings, configuration, NaiveCounter.COMMAND);
        cluster().create(new NewTopic(settings.outputTopic(), Optional.of(OUTPUT_PARTITIONS), Optional.empty()));
    }

    @Override
    public boolean hasTransactions() {
        return false;
    }

    /** Whether more was published than committed, or the other way round: a counter without guarantees errs if it is killed then. */
    @Override
    public boolean isAtWork(Path stateDirectory) {
        try {
            Map<TopicPartition, Long> counted = cluster().committed();
            Map<TopicPartition, Long> published =
                    cluster().offsets().ends(partitions(settings().outputTopic(), OUTPUT_PARTITIONS));
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
    public boolean awaitDrained(Duration atMost) {
        int inputPartitions = cluster()
                .topic(settings().inputTopics().get(0))
                .orElseThrow()
                .partitions()
                .size();
        Map<TopicPartition, Long> ends = cluster().offsets().ends(partitions(inputPartitions));
        return Patience.until(() -> isBehindAll(ends), atMost);
    }

    private boolean isBehindAll(Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> committed = cluster().committed();
        return ends.entrySet().stream().allMatch(end -> committed.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    @Override
    public Judgement judge(StreamTruth truth) {
        return NaiveJudge.judge(settings(), truth);
    }
}

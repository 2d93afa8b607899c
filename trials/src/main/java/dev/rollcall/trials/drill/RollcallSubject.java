package dev.rollcall.trials.drill;

import dev.rollcall.service.UserError;
import dev.rollcall.service.cluster.Cluster;
import dev.rollcall.service.cluster.backlog.Backlog;
import dev.rollcall.service.cluster.backlog.CaughtUp;
import dev.rollcall.settings.Settings;
import dev.rollcall.trials.testbed.OpenTransaction;
import dev.rollcall.trials.testbed.OpenTransactions;
import dev.rollcall.trials.testbed.Patience;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Rollcall on trial, with the command that everybody starts it with. */
final class RollcallSubject implements Subject {
    private final Settings settings;
    private final Path configuration;
    private final OpenTransactions transactions;

    RollcallSubject(Settings settings, Path configuration) {
        this.settings = settings;
        this.configuration = configuration;
        transactions = OpenTransactions.of(settings.bootstrapServers(), settings.applicationId());
    }

    @Override
    public String name() {
        return "Rollcall";
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public List<String> arguments(String bootstrapServers, Path stateDirectory) {
        return List.of(
                "run",
                "--config",
                configuration.toString(),
                "--set",
                "bootstrap.servers=" + bootstrapServers,
                "--set",
                "state.dir=" + stateDirectory);
    }

    @Override
    public Set<TopicPartition> partitions(int inputPartitions) {
        return Stream.of(
                        Subject.partitions(settings.inputTopic(), inputPartitions),
                        Subject.partitions(
                                settings.applicationId() + "-visits-repartition", settings.visitsPartitions()),
                        Subject.partitions(settings.applicationId() + "-tallies-repartition", 1))
                .flatMap(Function.identity())
                .collect(Collectors.toSet());
    }

    @Override
    public boolean hasTransactions() {
        return true;
    }

    /** An instance that has its state directory to itself takes the first sub-directory. */
    @Override
    public boolean isAtWork(InstanceProcess instance) {
        return !transactions.ofProcess(instance.stateDirectory().resolve("0")).isEmpty();
    }

    @Override
    public Optional<String> openTransaction(Random random) {
        List<OpenTransaction> open = transactions.list();
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of(open.get(random.nextInt(open.size())).transactionalId());
    }

    @Override
    public boolean awaitDrained(Duration atMost) throws InterruptedException {
        try (Cluster cluster = new Cluster(settings)) {
            Backlog backlog = new Backlog(cluster);
            CaughtUp caughtUp = new CaughtUp(backlog, backlog.inputEnds());
            return Patience.until(() -> isDrained(caughtUp), atMost);
        }
    }

    private static boolean isDrained(CaughtUp caughtUp) {
        try {
            return caughtUp.look() == 0;
        } catch (KafkaException | UserError brokersAreAway) {
            return false;
        }
    }

    @Override
    public Judgement judge(StreamTruth truth) {
        return RollcallJudge.judge(settings, truth);
    }

    @Override
    public void close() {
        transactions.close();
    }
}

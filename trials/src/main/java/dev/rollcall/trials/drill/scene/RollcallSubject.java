package dev.rollcall.trials.drill.scene;

import dev.rollcall.service.UserError;
import dev.rollcall.service.audit.Audit;
import dev.rollcall.service.audit.AuditOptions;
import dev.rollcall.service.audit.AuditResult;
import dev.rollcall.service.cluster.backlog.Backlog;
import dev.rollcall.service.cluster.backlog.CaughtUp;
import dev.rollcall.settings.Settings;
import dev.rollcall.trials.testbed.OpenTransactions;
import dev.rollcall.trials.testbed.Patience;
import dev.rollcall.trials.traffic.Published;
import dev.rollcall.trials.traffic.Verdict;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Rollcall on trial, with the command that everybody starts it with. */
public final class RollcallSubject extends Subject {
    private static final Duration PUBLISHED_WITHIN = Duration.ofSeconds(35);

    private final OpenTransactions transactions;

    /**
     * Connects to the brokers.
     *
     * @param settings how to reach them, and the topics; not null
     * @param configuration the file with the settings, not null
     */
    public RollcallSubject(Settings settings, Path configuration) {
        super(settings, configuration, "run");
        transactions = OpenTransactions.of(settings.bootstrapServers(), settings.applicationId());
    }

    @Override
    Set<TopicPartition> partitions(int inputPartitions) {
        String application = settings().applicationId();
        Set<TopicPartition> all = new HashSet<>(super.partitions(inputPartitions));
        all.addAll(partitions(application + "-visits-repartition", settings().visitsPartitions()));
        all.addAll(partitions(application + "-changes-repartition", 1));
        return all;
    }

    @Override
    public boolean hasTransactions() {
        return true;
    }

    /** An instance that has its state directory to itself takes the first sub-directory. */
    @Override
    public boolean isAtWork(Path stateDirectory) {
        return !transactions.ofProcess(stateDirectory.resolve("0")).isEmpty();
    }

    @Override
    public Optional<String> openTransaction(Random random) {
        List<String> open = transactions.list();
        return open.isEmpty() ? Optional.empty() : Optional.of(open.get(random.nextInt(open.size())));
    }

    @Override
    public boolean awaitDrained(Duration atMost) {
        Backlog backlog = new Backlog(cluster());
        CaughtUp caughtUp = new CaughtUp(backlog, backlog.inputEnds());
        return Patience.until(() -> isDrained(caughtUp), atMost);
    }

    private static boolean isDrained(CaughtUp caughtUp) {
        try {
            return caughtUp.look() == 0;
        } catch (KafkaException | UserError brokersAreAway) {
            return false;
        }
    }

    /** Gaps and cohorts come when no more changes do, or 30 seconds later. */
    @Override
    public void awaitPublished(StreamTruth truth) {
        Patience.until(
                () -> Verdict.of(truth.totals(), Published.read(settings())).exact(), PUBLISHED_WITHIN);
    }

    /** In two ways: against what the stream knows to be true, and by an audit of the input topic. */
    @Override
    public Judgement judge(StreamTruth truth) {
        List<String> lines = new ArrayList<>();
        Verdict totals = Verdict.of(truth.totals(), Published.read(settings()));
        lines.add(totals.summary());
        List<String> differences = PartitionCheck.differences(settings(), truth);
        lines.addAll(differences);
        StringWriter report = new StringWriter();
        AuditResult audit = new Audit(settings(), AuditOptions.defaults(), new PrintWriter(report)).run();
        report.toString()
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> "Audit: " + line)
                .forEach(lines::add);
        return new Judgement(totals.exact() && differences.isEmpty() && audit.isEqual(), lines);
    }

    @Override
    public void close() {
        transactions.close();
        super.close();
    }
}

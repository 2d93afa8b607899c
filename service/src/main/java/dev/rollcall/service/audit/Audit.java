package dev.rollcall.service.audit;

import dev.rollcall.event.format.InputFormat;
import dev.rollcall.schema.RegisteredSchema;
import dev.rollcall.schema.Schemas;
import dev.rollcall.service.UserError;
import dev.rollcall.service.audit.check.AccountsCheck;
import dev.rollcall.service.audit.check.AskedDays;
import dev.rollcall.service.audit.check.CohortCheck;
import dev.rollcall.service.audit.check.FirstVisitsCheck;
import dev.rollcall.service.audit.check.GapsCheck;
import dev.rollcall.service.audit.check.RangeCheck;
import dev.rollcall.service.audit.check.RowCheck;
import dev.rollcall.service.audit.check.Untold;
import dev.rollcall.service.audit.difference.AuditDifference.Kind;
import dev.rollcall.service.audit.difference.Differences;
import dev.rollcall.service.audit.input.EventJudge;
import dev.rollcall.service.audit.input.InputScan;
import dev.rollcall.service.audit.input.Objection;
import dev.rollcall.service.audit.input.PartitionScan;
import dev.rollcall.service.audit.input.RejectedTopic;
import dev.rollcall.service.audit.published.PublishedCohorts;
import dev.rollcall.service.audit.published.PublishedFirstVisits;
import dev.rollcall.service.audit.published.PublishedGaps;
import dev.rollcall.service.audit.published.PublishedRows;
import dev.rollcall.service.audit.recount.Bounds;
import dev.rollcall.service.audit.recount.FirstVisitFaults;
import dev.rollcall.service.audit.recount.RangeUsers;
import dev.rollcall.service.audit.recount.Recount;
import dev.rollcall.service.audit.recount.Recounted;
import dev.rollcall.service.audit.recount.Segments;
import dev.rollcall.service.audit.recount.Spool;
import dev.rollcall.service.audit.recount.Windows;
import dev.rollcall.service.cluster.Cluster;
import dev.rollcall.service.cluster.SettingsTopic;
import dev.rollcall.service.cluster.Topics;
import dev.rollcall.service.cluster.backlog.Backlog;
import dev.rollcall.settings.Settings;
import dev.rollcall.settings.SettingsKeys;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Counts the input again, and compares that with the rows, the gaps, the cohorts, the accounts and the rejected events that were
 * published, and ranges of days with what gaps add up to.
 *
 * <p>Reads only; the pipeline may run meanwhile. It waits until every event that is there at the start is counted, reads what was
 * published, and only then reads the input, to its end at that time. So what was published holds all events before the first end and
 * none behind the second. Those between the two are open: what they change is held against limits.
 *
 * <p>Used once, by one thread; interrupting that thread ends the audit.
 */
public final class Audit {
    private static final int RANGES = 200;

    private final Settings settings;
    private final AuditOptions options;
    private final PrintWriter out;
    private final AuditProgress progress;
    private final Optional<Schemas> schemas;

    /**
     * An audit that has not begun.
     *
     * @param settings those of the Rollcall that is audited, not null
     * @param options what to look at, not null
     * @param out where differences and the summary go, not null
     */
    public Audit(Settings settings, AuditOptions options, PrintWriter out) {
        this(settings, options, out, AuditProgress.NONE);
    }

    /**
     * The same, with somebody who wants to hear how far it is.
     *
     * @param settings those of the Rollcall that is audited, not null
     * @param options what to look at, not null
     * @param out where differences and the summary go, not null
     * @param progress hears how far the audit is, not null
     */
    public Audit(Settings settings, AuditOptions options, PrintWriter out, AuditProgress progress) {
        this.settings = Objects.requireNonNull(settings, "settings");
        this.options = Objects.requireNonNull(options, "options");
        this.out = Objects.requireNonNull(out, "out");
        this.progress = Objects.requireNonNull(progress, "progress");
        InputFormat format = settings.inputFormat();
        schemas = format.registry().map(address -> new Schemas(address, options.patience(), format.rejectsUnknown()));
    }

    /**
     * Reads, counts, compares, and says what it found.
     *
     * @return what was found
     * @throws UserError if a topic is missing or cannot be used, no broker answers, or nothing can be written to disk
     * @throws dev.rollcall.schema.SchemaUnavailableException if a schema of events cannot be had
     * @throws KafkaException if the thread was interrupted, which it still is then; or the brokers fail
     */
    public AuditResult run() {
        try (Cluster cluster = new Cluster(settings);
                TemporaryDirectory temporary = TemporaryDirectory.in(options.temporary())) {
            cluster.id();
            new Topics(cluster).check();
            require(cluster, SettingsKeys.OUTPUT_TOPIC, settings.outputTopic());
            require(cluster, SettingsKeys.GAPS_TOPIC, settings.gapsTopic());
            require(cluster, SettingsKeys.RETENTION_TOPIC, settings.retentionTopic());
            require(cluster, SettingsKeys.ACCOUNTS_TOPIC, settings.accountsTopic());
            require(cluster, SettingsKeys.REJECTED_TOPIC, settings.rejectedTopic());
            settings.firstVisitsTopic().ifPresent(topic -> require(cluster, SettingsKeys.FIRST_VISITS_TOPIC, topic));
            Findings findings = audit(cluster, temporary.path(), false);
            if (findings.onlyLateOnesDiffer() && findings.publication().mayComeYet()) {
                findings = audit(cluster, temporary.path(), true);
            }
            progress.done();
            new AuditText(findings, settings, options.seed(), out).print();
            return findings.result();
        } catch (UncheckedIOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw new KafkaException("the audit was interrupted", e);
            }
            throw TemporaryDirectory.unwritable(options.temporary(), e.getCause());
        }
    }

    private static void require(Cluster cluster, String key, String topic) {
        if (cluster.topic(topic).isEmpty()) {
            throw new UserError(key + " " + topic + ": there is no such topic; start `run` first, or fix " + key);
        }
    }

    private Findings audit(Cluster cluster, Path directory, boolean thorough) {
        Backlog backlog = new Backlog(cluster);
        Counted counted = new Drain(backlog, progress).await(options.patience());
        LatePublication publication = new LatePublication(cluster, backlog, progress, thorough);
        publication.await();

        progress.at("reading what was published", 0, 0);
        Segments segments = new Segments();
        Differences differences = new Differences(options.limit());
        Objection objection = (partition, offset, published, recomputed) -> {
            String place = partition + "@" + offset;
            differences.add(
                    Differences.rank(settings.inputTopics(), partition),
                    offset,
                    Kind.REJECTED,
                    place,
                    "reason",
                    published,
                    recomputed);
        };
        PublishedRows rows = new PublishedRows(settings, segments);
        PublishedGaps gaps = PublishedGaps.read(settings, segments);
        PublishedCohorts cohorts = PublishedCohorts.read(settings, segments);
        AccountsCheck accounts = new AccountsCheck(settings, differences);
        RejectedTopic rejected =
                RejectedTopic.read(settings, () -> deletedRecords(cluster, settings.rejectedTopic()), objection);
        long faults = 0;
        for (Map.Entry<String, String> fault : rejected.faults().entrySet()) {
            differences.add(-1, faults++, Kind.REJECTED, fault.getKey(), "headers", fault.getValue(), "none");
        }
        Windows windows = new Windows(settings.wauDays(), settings.mauDays());

        try (Spool spool = new Spool(directory)) {
            PublishedFirstVisits firsts = PublishedFirstVisits.read(settings, segments, spool);
            boolean allFirsts = hasAllFirstVisits(cluster);
            InputScan scan =
                    new InputScan(new EventJudge(settings, segments, this::schema), rejected, spool, objection);
            read(scan, counted, cluster, backlog);
            AskedDays asked = AskedDays.between(options.from(), options.to());
            RangeUsers ranges = new RangeUsers();
            ranges.addRandom(options.seed(), RANGES, spool.visited(), asked.first(), asked.last());
            Recounted recounted = new Recounted(windows, settings.cohorts(), ranges);
            Untold untold = Untold.of(scan.partitions(), settings, windows);
            FirstVisitsCheck firstsCheck = new FirstVisitsCheck(segments, untold, asked, allFirsts, differences);
            firstsCheck.compare(firsts);
            boolean compared = settings.firstVisitsTopic().isPresent();
            Recount.count(recounted, compared ? firstsCheck : FirstVisitFaults.NONE, spool, visits(scan));
            RowCheck rowCheck =
                    new RowCheck(segments, rows, recounted, untold, asked, counted.underWay() > 0, differences);
            rowCheck.compare(settings.zone());
            GapsCheck gapsCheck = new GapsCheck(gaps, recounted, untold, asked, differences);
            gapsCheck.compare();
            CohortCheck cohortCheck = new CohortCheck(cohorts, recounted, untold, asked, differences);
            cohortCheck.compare();
            RangeCheck rangeCheck = new RangeCheck(gaps, recounted, segments, untold, differences);
            rangeCheck.compare();
            Bounds firstVisits = recounted.firstVisits().upTo(untold.events());
            accounts.compare(scan.partitions(), firstVisits);
            return new Findings(
                    counted,
                    scan,
                    accounts.total(),
                    rowCheck,
                    gapsCheck,
                    cohortCheck,
                    rangeCheck,
                    rejected,
                    firsts,
                    allFirsts,
                    untold,
                    differences,
                    publication);
        }
    }

    private Optional<RegisteredSchema> schema(int id) {
        return schemas.orElseThrow().of(id);
    }

    /** Whether the topic was there from the first event on, and retention has deleted nothing of it. */
    private boolean hasAllFirstVisits(Cluster cluster) {
        return settings.firstVisitsTopic()
                .filter(topic -> cluster.topic(settings.settingsTopic()).isPresent())
                .filter(topic -> cluster.createdTopic(topic)
                        .topicId()
                        .toString()
                        .equals(cluster.settingsTopic().read().get(SettingsTopic.FIRST_VISITS_BEGIN)))
                .filter(topic -> deletedRecords(cluster, topic) == 0)
                .isPresent();
    }

    private static long deletedRecords(Cluster cluster, String topic) {
        TopicDescription description = cluster.topic(topic).orElseThrow();
        List<TopicPartition> partitions = description.partitions().stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        return cluster.offsets().starts(partitions).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private void read(InputScan scan, Counted counted, Cluster cluster, Backlog backlog) {
        Map<TopicPartition, Long> committed = cluster.committed();
        Map<TopicPartition, Long> ends = backlog.inputEnds();
        Map<TopicPartition, Long> starts = cluster.offsets().starts(ends.keySet());
        ends.forEach((partition, end) -> {
            PartitionScan part = scan.add(partition, starts.get(partition), end, counted.sureEnd(partition));
            if (committed.getOrDefault(partition, 0L) > end) {
                part.deleted().replaced();
            }
        });
        scan.read(settings, (done, total) -> progress.at("reading the input", done, total));
    }

    private LongConsumer visits(InputScan scan) {
        long visits = scan.partitions().stream()
                .mapToLong(part -> part.countable().all())
                .sum();
        return done -> progress.at("counting", done, visits);
    }
}

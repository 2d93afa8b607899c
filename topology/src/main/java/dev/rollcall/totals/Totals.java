package dev.rollcall.totals;

import dev.rollcall.changes.AccountsChanges;
import dev.rollcall.changes.ChangesReader;
import dev.rollcall.changes.Histogram;
import dev.rollcall.commit.BeforeCommit;
import dev.rollcall.metrics.EventMetrics;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds changes up; before the transaction commits it publishes the report rows and the accounts that changed. To topics that are
 * not those of before, all rows and accounts are published once more.
 *
 * <p>A visit that is read again is a repeat, but changes would be added again. Which ones are counted is therefore stored with the
 * counts: the brokers may forget the group's position, and Kafka Streams deletes what was read only now and then.
 */
public final class Totals implements Processor<byte[], byte[], byte[], byte[]>, ChangesReader.Visitor {
    /** The child that takes report rows. */
    public static final String TO_OUTPUT = "output";

    /** The child that takes gaps. */
    public static final String TO_GAPS = "gaps";

    /** The child that takes cohorts. */
    public static final String TO_RETENTION = "retention";

    /** The child that takes accounts. */
    public static final String TO_ACCOUNTS = "accounts";

    /** The store of all counts; its changelog topic is named after it. */
    public static final String TOTALS = "totals";

    /** The store by which they are called before a commit. */
    public static final String BEFORE_COMMIT = "totals-before-commit";

    /** Report rows take some 10 us each; a transaction is aborted after 10 s ({@code transaction.timeout.ms} of Kafka Streams). */
    private static final int MOST_DUE_ROWS = 50_000;

    /** So many changed histograms are stored and published in less than a second. */
    private static final int MOST_CHANGES = 20_000;

    /** A cohort takes some 20 us. */
    private static final int MOST_COHORTS = 20_000;

    /** How much of the heap is for histograms that were used last. */
    private static final int CACHE_SHARE = 16;

    private static final Logger LOG = LoggerFactory.getLogger(Totals.class);

    private final TotalsOptions options;
    private final PublishPace pace;
    private final EventMetrics metrics;
    private final RowRules rules;
    private ProcessorContext<byte[], byte[]> context;
    private TotalsRows rows;
    private Histograms histograms;
    private LaterVisits laterVisits;
    private ReportRows report;
    private GapsRows gaps;
    private CohortRows cohorts;
    private RowWriter writer;
    private TotalAccounts accounts;
    private BeforeCommit beforeCommit;
    private long position;
    private long storedPosition;
    private boolean saidThatReadAgain;
    private boolean storedPublishedTo;
    private long changedAt;
    private long gapsPublishedAt;
    private long cohortsPublishedAt;
    // What the transactions before this one have left to be written.
    private long due;

    /**
     * The totals of an application.
     *
     * @param options what is counted and published
     * @param pace when rows are published that need not be published with every transaction
     * @param metrics where report rows are counted
     */
    public Totals(TotalsOptions options, PublishPace pace, EventMetrics metrics) {
        this.options = options;
        this.pace = pace;
        this.metrics = metrics;
        rules = new RowRules(metrics);
    }

    /**
     * Their store.
     *
     * @return a builder of the store {@link #TOTALS}
     */
    public static StoreBuilder<KeyValueStore<Bytes, byte[]>> store() {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(TOTALS), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingDisabled();
    }

    private boolean isLive(String segment) {
        int end = segment.indexOf('=');
        return end < 0 || options.dimensions().contains(segment.substring(0, end));
    }

    /** Starts from what is stored: Kafka Streams initialises the same processor again when its task is revived. */
    @Override
    public void init(ProcessorContext<byte[], byte[]> processorContext) {
        context = processorContext;
        rows = new TotalsRows(context.getStateStore(TOTALS));
        histograms = new Histograms(rows, Runtime.getRuntime().maxMemory() / CACHE_SHARE);
        laterVisits = new LaterVisits(rows);
        WindowCounts windows = new WindowCounts(histograms, rules, options.wauDays(), options.mauDays());
        report = new ReportRows(rows, windows, MOST_DUE_ROWS, this::isLive);
        position = rows.position();
        gaps = new GapsRows(rows, position);
        cohorts = new CohortRows(rows, options.cohorts(), this::isLive, position, report.range());
        storedPosition = position;
        changedAt = System.nanoTime();
        gapsPublishedAt = changedAt - PublishPace.GAPS.toNanos();
        cohortsPublishedAt = changedAt - PublishPace.COHORTS.toNanos();
        writer = new RowWriter(options.zone(), histograms, laterVisits, rules, this::forward);
        accounts = new TotalAccounts(rows);
        storedPublishedTo = rows.publishedTo().equals(Optional.of(options.published()));
        if (!storedPublishedTo && rows.publishedTo().isPresent()) {
            LOG.info(
                    "Topics, windows or cohorts are others than before: all rows and accounts are published once more");
            report.publishAnew();
            cohorts.publishAnew();
            accounts.publishAnew();
        }
        beforeCommit = context.getStateStore(BEFORE_COMMIT);
        beforeCommit.run(context, this::emit);
        due = due();
        metrics.rowsDue(due);
        if (due > 0 || accounts.areDue()) {
            beforeCommit.hasMore();
        }
    }

    @Override
    public void process(Record<byte[], byte[]> changes) {
        long offset = context.recordMetadata().orElseThrow().offset();
        if (offset < position) {
            sayThatReadAgain(offset);
            return;
        }
        position = offset + 1;
        changedAt = System.nanoTime();
        ChangesReader.read(changes.value(), this);
        beforeCommit.tookIn(changes.value().length);
        if (histograms.changes() > MOST_CHANGES) {
            context.commit();
        }
    }

    private void sayThatReadAgain(long offset) {
        if (!saidThatReadAgain) {
            LOG.warn(
                    "The brokers have forgotten the position in the changes; those from offset {} to {} are counted already and passed over",
                    offset,
                    position - 1);
        }
        saidThatReadAgain = true;
    }

    @Override
    public void bar(String segment, Histogram histogram, int period, int bar, long difference) {
        HistogramKey key = new HistogramKey(histogram, period, segment);
        if (histogram == Histogram.GAPS) {
            laterVisits.add(key, bar, difference);
        }
        histograms.add(key, bar, difference, position - 1);
    }

    @Override
    public void accounts(AccountsChanges change) {
        accounts.add(change);
    }

    private void emit() {
        long now = System.nanoTime();
        publishCohorts(now);
        histograms.forEachChanged(this::noteChange);
        publishReport();
        accounts.publish((key, value) -> forward(key, value, TO_ACCOUNTS));
        cohorts.range(report.range());
        if (gaps.due() > 0 && pace.isTime(PublishPace.GAPS, gapsPublishedAt, changedAt, now)) {
            gaps.publish(writer::gaps);
            gapsPublishedAt = now;
        }
        histograms.store();
        laterVisits.stored();
        storeMarks();
        awaitDue(now);
    }

    /**
     * Publishes cohorts as the transaction before has left them. What this one changes is due afterwards: a scan of a store that has taken writes
     * since its last commit is slow.
     */
    private void publishCohorts(long now) {
        if (cohorts.due() > 0 && pace.isTime(PublishPace.COHORTS, cohortsPublishedAt, changedAt, now)) {
            cohorts.publish(MOST_COHORTS, writer::cohort);
            // If some are left, they are next.
            cohortsPublishedAt = cohorts.due() > 0 ? cohortsPublishedAt : now;
        }
    }

    private void noteChange(HistogramKey key, Bars bars) {
        if (key.kind() == Histogram.GAPS) {
            report.changed(key, bars);
            gaps.changed(key);
        } else {
            cohorts.changed(key, bars);
        }
    }

    private void publishReport() {
        report.publish((key, counts, first) -> {
            writer.report(key, counts);
            if (first) {
                gaps.published(key);
                writer.gaps(key);
            }
        });
        metrics.addRows(writer.takeReportRows());
    }

    private void storeMarks() {
        if (position != storedPosition) {
            rows.putPosition(position);
            storedPosition = position;
        }
        if (!storedPublishedTo) {
            rows.putPublishedTo(options.published());
            storedPublishedTo = true;
        }
        gaps.store(position);
        cohorts.store(position);
    }

    private long due() {
        return report.due() + gaps.due() + cohorts.due();
    }

    /** Rows that are due are as good as taken in: the next transaction is for more of them. They stay due until they are committed. */
    private void awaitDue(long now) {
        long left = due();
        long dueUntilCommitted = Math.max(due, left);
        boolean published = left < due;
        due = left;
        metrics.rowsDue(dueUntilCommitted);
        if (report.due() > 0 || published) {
            beforeCommit.hasMore();
        } else if (left > 0) {
            beforeCommit.hasMoreAt(pace.next(now));
        }
    }

    @Override
    public void close() {
        metrics.rowsDue(0);
    }

    private void forward(byte[] key, byte[] value, String child) {
        context.forward(new Record<>(key, value, context.currentSystemTimeMs()), child);
    }
}

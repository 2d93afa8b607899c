package dev.rollcall.totals;

import dev.rollcall.changes.AccountsChanges;
import dev.rollcall.changes.ChangesReader;
import dev.rollcall.commit.BeforeCommit;
import dev.rollcall.event.RejectReason;
import dev.rollcall.metrics.EventMetrics;
import dev.rollcall.report.Accounts;
import dev.rollcall.report.ReportRow;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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

    /** The child that takes accounts. */
    public static final String TO_ACCOUNTS = "accounts";

    /** The store of all counts; its changelog topic is named after it. */
    public static final String TOTALS = "totals";

    /** The store by which they are called before a commit. */
    public static final String BEFORE_COMMIT = "totals-before-commit";

    /** Report rows take some 10 us each; a transaction is aborted after 10 s ({@code transaction.timeout.ms} of Kafka Streams). */
    private static final int MOST_DUE_ROWS = 50_000;

    private static final int MOST_CHANGES = 50_000;

    private static final Logger LOG = LoggerFactory.getLogger(Totals.class);

    private final ZoneId zone;
    private final List<String> dimensions;
    private final String publishedTo;
    private final EventMetrics metrics;
    private ProcessorContext<byte[], byte[]> context;
    private TotalsRows rows;
    private ReportCounts counts;
    private Map<String, Accounts> accounts;
    private Set<String> changedAccounts;
    private BeforeCommit beforeCommit;
    private long position;
    private long storedPosition;
    private boolean saidThatReadAgain;
    private boolean storedPublishedTo;
    private long rowsWritten;
    // What the transactions before this one have left to be written.
    private long due;

    /**
     * The totals of an application.
     *
     * @param zone the zone that days are in, shown in every report row
     * @param dimensions the names of the dimensions that are counted
     * @param publishedTo which topics take rows and accounts: another text than before if they are others, or were made anew
     * @param metrics where report rows are counted
     */
    public Totals(ZoneId zone, List<String> dimensions, String publishedTo, EventMetrics metrics) {
        this.zone = zone;
        this.dimensions = List.copyOf(dimensions);
        this.publishedTo = publishedTo;
        this.metrics = metrics;
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
        return end < 0 || dimensions.contains(segment.substring(0, end));
    }

    /** Starts from what is stored: Kafka Streams initialises the same processor again when its task is revived. */
    @Override
    public void init(ProcessorContext<byte[], byte[]> processorContext) {
        context = processorContext;
        rows = new TotalsRows(context.getStateStore(TOTALS));
        counts = new ReportCounts(rows, MOST_DUE_ROWS, this::isLive);
        position = rows.position();
        storedPosition = position;
        rowsWritten = 0;
        accounts = new HashMap<>();
        rows.accounts()
                .forEach((key, stored) ->
                        accounts.put(key, Accounts.parseAll(key.getBytes(StandardCharsets.UTF_8), stored)));
        changedAccounts = new LinkedHashSet<>();
        storedPublishedTo = rows.publishedTo().equals(Optional.of(publishedTo));
        if (!storedPublishedTo && rows.publishedTo().isPresent()) {
            LOG.info(
                    "The output or the accounts topic is another one than before: all rows and accounts are published once more");
            counts.publishAnew();
            changedAccounts.addAll(accounts.keySet());
        }
        beforeCommit = context.getStateStore(BEFORE_COMMIT);
        beforeCommit.run(context, this::emit);
        due = counts.due();
        metrics.rowsDue(due);
        if (due > 0 || !changedAccounts.isEmpty()) {
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
        ChangesReader.read(changes.value(), this);
        beforeCommit.tookIn(changes.value().length);
        if (counts.changes() > MOST_CHANGES) {
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
    public void counts(String segment, int epochDay, long dau, long wau, long mau, long newUsers) {
        counts.add(new CountKey(epochDay, segment), new Counts(dau, wau, mau, newUsers));
    }

    @Override
    public void accounts(AccountsChanges change) {
        String key = change.topic() + '-' + change.partition();
        Accounts none = new Accounts(change.topic(), change.partition(), 0, 0, 0, Map.of());
        accounts.put(key, plus(accounts.getOrDefault(key, none), change));
        changedAccounts.add(key);
    }

    private static Accounts plus(Accounts before, AccountsChanges change) {
        Map<RejectReason, Long> rejected = new EnumMap<>(RejectReason.class);
        rejected.putAll(before.rejected());
        change.rejected().forEach((reason, events) -> rejected.merge(reason, events, Long::sum));
        return new Accounts(
                before.topic(),
                before.partition(),
                before.read() + change.read(),
                before.first() + change.firstVisits(),
                before.repeat() + change.repeats(),
                rejected,
                before.lost() + change.lost());
    }

    private void emit() {
        counts.take((key, row) -> {
            LocalDate day = LocalDate.ofEpochDay(key.epochDay());
            ReportRow report = new ReportRow(day, zone, key.segment(), row.dau(), row.wau(), row.mau(), row.newUsers());
            forward(report.key(), report.value(), TO_OUTPUT);
            rowsWritten++;
        });
        metrics.addRows(rowsWritten);
        rowsWritten = 0;
        for (String key : changedAccounts) {
            byte[] value = accounts.get(key).value();
            rows.putAccounts(key, value);
            forward(key.getBytes(StandardCharsets.UTF_8), value, TO_ACCOUNTS);
        }
        changedAccounts.clear();
        storeMarks();
        awaitDue();
    }

    private void storeMarks() {
        if (position != storedPosition) {
            rows.putPosition(position);
            storedPosition = position;
        }
        if (!storedPublishedTo) {
            rows.putPublishedTo(publishedTo);
            storedPublishedTo = true;
        }
    }

    /** Rows that are due are as good as taken in: the next transaction is for more of them. They stay due until they are committed. */
    private void awaitDue() {
        long left = counts.due();
        long dueUntilCommitted = Math.max(due, left);
        due = left;
        metrics.rowsDue(dueUntilCommitted);
        if (dueUntilCommitted > 0) {
            beforeCommit.hasMore();
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

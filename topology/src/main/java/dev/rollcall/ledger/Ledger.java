package dev.rollcall.ledger;

import dev.rollcall.changes.AccountsChanges;
import dev.rollcall.changes.Changes;
import dev.rollcall.commit.BeforeCommit;
import dev.rollcall.event.RejectReason;
import dev.rollcall.metrics.EventMetrics;
import dev.rollcall.rejected.ForgottenEvents;
import dev.rollcall.repeats.RepeatFilter;
import dev.rollcall.repeats.RepeatTable;
import dev.rollcall.repeats.VisitKey;
import dev.rollcall.visits.BatchHeader;
import dev.rollcall.visits.VisitsReader;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Counts visits: reads the user's activity row, and if the day is not set in a segment yet, sets it and works out what that
 * changes. Changed rows and changes to counts leave together before the transaction commits.
 */
final class Ledger implements Processor<byte[], byte[], byte[], byte[]> {
    private static final byte[] TALLY_KEY = {};

    /** How much heap a tally may take before a commit is asked for, in bytes: 4,000 segments, or ten with 70 years each. */
    private static final long TALLY_BYTES = 8L * 1024 * 1024;

    private final LedgerSettings settings;
    private final ForgottenEvents forgotten;
    private final RepeatFilter seen;
    private final EventMetrics metrics;
    private final VisitKey[] keys =
            Stream.generate(VisitKey::new).limit(VisitsReader.BLOCK).toArray(VisitKey[]::new);
    private ProcessorContext<byte[], byte[]> context;
    private SegmentNames segments;
    private UserRows rows;
    private RepeatTable known;
    private Changes tally;
    private BeforeCommit fold;
    private VisitRule rule;

    Ledger(LedgerSettings settings, ForgottenEvents forgotten, RepeatFilter seen, EventMetrics metrics) {
        this.settings = settings;
        this.forgotten = forgotten;
        this.seen = seen;
        this.metrics = metrics;
    }

    static StoreBuilder<KeyValueStore<Bytes, byte[]>> rowStore() {
        return Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(LedgerSupplier.ROWS), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingDisabled();
    }

    /** Starts from nothing: Kafka Streams initialises the same processor again when its task is revived after an abort. */
    @Override
    public void init(ProcessorContext<byte[], byte[]> processorContext) {
        context = processorContext;
        segments = new SegmentNames();
        rows = new UserRows(
                context.getStateStore(LedgerSupplier.ROWS),
                new RowFormat(segments),
                settings.rowBytes(),
                settings.packedBytes());
        known = seen.open(context.taskId().partition());
        tally = new Changes(settings.wauDays(), settings.mauDays());
        rule = new VisitRule(tally, settings.historyDays());
        forgotten.clear();
        fold = context.getStateStore(LedgerSupplier.FOLD);
        fold.beforeCommit(context, this::emit);
    }

    @Override
    public void process(Record<byte[], byte[]> batch) {
        VisitsReader visits = new VisitsReader(batch.value());
        BatchHeader header = visits.header();
        AccountsChanges accounts = tally.accounts(header.topic(), header.partition());
        accounts.read(header.read());
        accounts.lost(header.lost());
        header.rejected().forEach(accounts::rejected);
        BatchSegments numbers = new BatchSegments(visits, segments);
        long first = accounts.firstVisits();
        long repeats = accounts.repeats();
        accounts.repeats(header.repeats());
        boolean remembered = seen.canHold(header.dimensions());
        long forgottenBefore = forgotten(accounts);
        while (visits.nextBlock()) {
            expect(visits, numbers, remembered);
            while (visits.next()) {
                count(visits, numbers, accounts, remembered);
            }
        }
        fold.folded(batch.value().length);
        metrics.addVisits(accounts.firstVisits() - first, accounts.repeats() - repeats);
        metrics.addRejected(RejectReason.FORGOTTEN, forgotten(accounts) - forgottenBefore);
        if (rows.areTooMany() || forgotten.areMany() || tally.bytes() > TALLY_BYTES) {
            context.commit();
        }
    }

    private static long forgotten(AccountsChanges accounts) {
        return accounts.rejected().getOrDefault(RejectReason.FORGOTTEN, 0L);
    }

    private void count(VisitsReader visits, BatchSegments numbers, AccountsChanges accounts, boolean remembered) {
        ActivityRow row = rows.get(visits.user(), visits.hash());
        int day = visits.epochDay();
        if (rule.isForgotten(row, day)) {
            accounts.rejected(RejectReason.FORGOTTEN, 1);
            forgotten.add(visits.header(), visits.offset(), day, row.newestDay());
            return;
        }
        boolean first = rule.count(row, SegmentNames.ALL, day);
        for (int dimension = 0; dimension < numbers.dimensions(); dimension++) {
            rule.count(row, numbers.segment(dimension), day);
        }
        if (first) {
            accounts.first();
        } else {
            accounts.repeats(1);
        }
        if (remembered) {
            // From now on an equal visit need not be sent.
            known.add(keys[visits.index()], day, row.newestDay());
        }
    }

    /** Gets ready for all visits of a block at once, instead of waiting for the memory at each of them. */
    private void expect(VisitsReader visits, BatchSegments numbers, boolean remembered) {
        rows.expect(visits.hashes(), visits.blockSize());
        if (!remembered) {
            return;
        }
        while (visits.next()) {
            VisitKey key = keys[visits.index()].begin(visits.user(), visits.hash());
            for (int dimension = 0; dimension < numbers.dimensions(); dimension++) {
                key.dimension(numbers.value(dimension));
            }
        }
        visits.rewind();
        known.expect(keys, visits.blockSize());
    }

    private void emit() {
        rows.store(rule::forgetOldDays);
        List<byte[]> records = tally.take(segments::name);
        for (byte[] value : records) {
            context.forward(new Record<>(TALLY_KEY, value, context.currentSystemTimeMs()), LedgerSupplier.TO_TALLIES);
        }
        forgotten.forward(context, LedgerSupplier.TO_REJECTED);
    }

    @Override
    public void close() {
        seen.close(context.taskId().partition(), known);
        forgotten.close();
    }
}

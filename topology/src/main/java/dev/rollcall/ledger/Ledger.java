package dev.rollcall.ledger;

import dev.rollcall.bytes.KeyedHash;
import dev.rollcall.changes.AccountsChanges;
import dev.rollcall.changes.Changes;
import dev.rollcall.changes.CohortLimits;
import dev.rollcall.commit.BeforeCommit;
import dev.rollcall.metrics.EventMetrics;
import dev.rollcall.repeats.RepeatFilter;
import dev.rollcall.repeats.RepeatTable;
import dev.rollcall.repeats.VisitKey;
import dev.rollcall.visits.BatchHeader;
import dev.rollcall.visits.VisitsReader;
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
public final class Ledger implements Processor<byte[], byte[], byte[], byte[]> {
    /** The child that takes changes. */
    public static final String TO_CHANGES = "changes-repartition-filter";

    /** The child that takes first visits, if anybody wants them. */
    public static final String TO_FIRST_VISITS = "first-visits";

    /** The store of activity rows; its changelog topic is named after it. */
    public static final String ROWS = "activity";

    /** The store by which it is called before a commit. */
    public static final String BEFORE_COMMIT = "ledger-before-commit";

    private static final byte[] NO_KEY = {};

    /** How much heap changes may take before a commit is asked for, in bytes. One of them takes 16 to 64, and two or three in the record. */
    private static final long CHANGES_BYTES = 8L * 1024 * 1024;

    /** The same for first visits, as they are sent. */
    private static final long FIRST_VISITS_BYTES = 8L * 1024 * 1024;

    private final CohortLimits cohorts;
    private final long rowBytes;
    private final long compactBytes;
    private final KeyedHash hash;
    private final RepeatFilter seen;
    private final boolean passesOnFirstVisits;
    private final EventMetrics metrics;
    private final VisitKey[] keys =
            Stream.generate(VisitKey::new).limit(VisitsReader.BLOCK).toArray(VisitKey[]::new);
    private ProcessorContext<byte[], byte[]> context;
    private SegmentNames segments;
    private UserRows rows;
    private RepeatTable known;
    private Changes changes;
    private BeforeCommit beforeCommit;
    private VisitRule rule;
    // Null if nobody wants them.
    private FirstVisits firstVisits;

    /**
     * A ledger for one task.
     *
     * @param cohorts how far cohorts are followed
     * @param rowBytes how much heap it may take for rows in use between transactions: bytes
     * @param compactBytes how much heap it may take for compact rows: bytes
     * @param hash the hash of users, the same for all of the application
     * @param seen where the intakes of this process find what was read
     * @param passesOnFirstVisits whether there is a child {@link #TO_FIRST_VISITS}
     * @param metrics where visits are counted
     */
    public Ledger(
            CohortLimits cohorts,
            long rowBytes,
            long compactBytes,
            KeyedHash hash,
            RepeatFilter seen,
            boolean passesOnFirstVisits,
            EventMetrics metrics) {
        this.cohorts = cohorts;
        this.rowBytes = rowBytes;
        this.compactBytes = compactBytes;
        this.hash = hash;
        this.seen = seen;
        this.passesOnFirstVisits = passesOnFirstVisits;
        this.metrics = metrics;
    }

    /**
     * Its store.
     *
     * @return a builder of the store {@link #ROWS}
     */
    public static StoreBuilder<KeyValueStore<Bytes, byte[]>> rowStore() {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(ROWS), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingDisabled();
    }

    /** Starts from nothing: Kafka Streams initialises the same processor again when its task is revived after an abort. */
    @Override
    public void init(ProcessorContext<byte[], byte[]> processorContext) {
        context = processorContext;
        segments = new SegmentNames();
        rows = new UserRows(context.getStateStore(ROWS), segments, rowBytes, compactBytes, hash);
        known = seen.open(context.taskId().partition());
        changes = new Changes();
        rule = new VisitRule(changes, rows.older(), cohorts);
        firstVisits = passesOnFirstVisits ? new FirstVisits(segments::name) : null;
        beforeCommit = context.getStateStore(BEFORE_COMMIT);
        beforeCommit.run(context, this::emit);
    }

    @Override
    public void process(Record<byte[], byte[]> batch) {
        VisitsReader visits = new VisitsReader(batch.value(), hash);
        BatchHeader header = visits.header();
        AccountsChanges accounts = changes.accounts(header.topic(), header.partition());
        accounts.read(header.events());
        header.rejected().forEach(accounts::rejected);
        BatchSegments numbers = new BatchSegments(visits, segments);
        long first = accounts.firstVisits();
        long repeats = accounts.repeats();
        accounts.repeats(header.repeats());
        boolean remembered = seen.canHold(header.dimensions());
        while (visits.nextBlock()) {
            expect(visits, numbers, remembered);
            while (visits.next()) {
                count(visits, numbers, accounts, remembered);
            }
        }
        beforeCommit.tookIn(batch.value().length);
        metrics.addVisits(accounts.firstVisits() - first, accounts.repeats() - repeats);
        if (rows.areTooMany() || changes.bytes() > CHANGES_BYTES || firstVisitsAreTooMany()) {
            context.commit();
        }
    }

    private void count(VisitsReader visits, BatchSegments numbers, AccountsChanges accounts, boolean remembered) {
        ActivityRow row = rows.get(visits.user(), visits.hash());
        int day = visits.epochDay();
        boolean first = count(row, SegmentNames.ALL, day);
        for (int dimension = 0; dimension < numbers.dimensions(); dimension++) {
            count(row, numbers.segment(dimension), day);
        }
        if (firstVisits != null) {
            firstVisits.end(row, day);
        }
        if (first) {
            accounts.first();
        } else {
            accounts.repeats(1);
        }
        if (remembered) {
            // From now on an equal visit need not be sent.
            known.add(keys[visits.index()], day);
        }
    }

    private boolean count(ActivityRow row, int segment, int day) {
        boolean first = rule.count(row, segment, day);
        if (first && firstVisits != null) {
            firstVisits.add(segment, rule.previous());
        }
        return first;
    }

    private boolean firstVisitsAreTooMany() {
        return firstVisits != null && firstVisits.bytes() > FIRST_VISITS_BYTES;
    }

    /** Gets ready for all visits of a group at once, instead of waiting for the memory at each of them. */
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
        rows.store();
        for (byte[] value : changes.take(segments::name)) {
            context.forward(new Record<>(NO_KEY, value, context.currentSystemTimeMs()), TO_CHANGES);
        }
        if (firstVisits != null) {
            firstVisits.take((user, value) ->
                    context.forward(new Record<>(user, value, context.currentSystemTimeMs()), TO_FIRST_VISITS));
        }
    }

    @Override
    public void close() {
        seen.close(context.taskId().partition(), known);
    }
}

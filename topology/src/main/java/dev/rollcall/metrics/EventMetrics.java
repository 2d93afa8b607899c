package dev.rollcall.metrics;

import dev.rollcall.event.RejectReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * What became of events in this process since it started, and of the transactions that they were counted in.
 *
 * <p>These are for watching: they are counted before the commit, so what was in an aborted transaction counts twice. The accounts are
 * exact. To be called once for many events, never for each. Thread-safe.
 */
public final class EventMetrics {
    private static final Duration[] COMMIT_LATENCIES = Stream.of(10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final Counter read;
    private final Counter lost;
    private final Counter ignored;
    private final Counter visits;
    private final Counter invalidDimensions;
    private final Counter first;
    private final Counter repeat;
    private final Counter rows;
    private final AtomicLong rowsDue = new AtomicLong();
    private final Counter violations;
    private final Timer commits;
    private final Counter aborted;
    private final Counter fenced;
    private final Map<RejectReason, Counter> rejected = new EnumMap<>(RejectReason.class);

    /**
     * Registers the counters.
     *
     * @param registry where they are registered, not null
     */
    public EventMetrics(MeterRegistry registry) {
        read = Counter.builder("rollcall.events.read")
                .description("Events read from the input topic")
                .register(registry);
        lost = Counter.builder("rollcall.events.lost")
                .description("Events that were deleted from the input topic before they were read")
                .register(registry);
        ignored = Counter.builder("rollcall.events.ignored")
                .description("Events that are no activity by input.where")
                .register(registry);
        visits = Counter.builder("rollcall.visits")
                .description("Visits that intake made of events")
                .register(registry);
        invalidDimensions = Counter.builder("rollcall.dimension.values.invalid")
                .description("Dimension values that cannot be one and are counted as (invalid)")
                .register(registry);
        first = Counter.builder("rollcall.visits.first")
                .description("Visits that made their user active on their day")
                .register(registry);
        repeat = Counter.builder("rollcall.visits.repeat")
                .description("Visits of users who were active on that day already")
                .register(registry);
        rows = Counter.builder("rollcall.report.rows")
                .description("Report rows written")
                .register(registry);
        Gauge.builder("rollcall.report.rows.due", rowsDue, AtomicLong::doubleValue)
                .description("Report rows of new days and segments, gaps and cohorts that are still to be written")
                .register(registry);
        violations = Counter.builder("rollcall.report.violations")
                .description("Published rows that break a rule that always holds; not 0 only by an error in Rollcall")
                .register(registry);
        commits = Timer.builder("rollcall.transaction.commit")
                .description("Commits, from when the offsets are handed over until the brokers confirm the transaction")
                .serviceLevelObjectives(COMMIT_LATENCIES)
                .register(registry);
        aborted = Counter.builder("rollcall.transactions.aborted")
                .description("Transactions that were given up; what was in them is counted again")
                .register(registry);
        fenced = Counter.builder("rollcall.transactions.fenced")
                .description("Transactions in which another instance had taken over, or that had timed out")
                .register(registry);
        for (RejectReason reason : RejectReason.values()) {
            rejected.put(
                    reason,
                    Counter.builder("rollcall.events.rejected")
                            .tag("reason", reason.name())
                            .description("Events that could not be counted")
                            .register(registry));
        }
    }

    /**
     * Adds events that were read.
     *
     * @param events how many
     * @param visitsOfThem how many of them became visits; the others are rejected or ignored
     */
    public void addRead(long events, long visitsOfThem) {
        read.increment((double) events);
        visits.increment((double) visitsOfThem);
    }

    /**
     * Adds events that are no activity.
     *
     * @param events how many
     */
    public void addIgnored(long events) {
        ignored.increment((double) events);
    }

    /**
     * Adds dimension values that cannot be one.
     *
     * @param values how many
     */
    public void addInvalidDimensions(long values) {
        invalidDimensions.increment((double) values);
    }

    /**
     * Adds events that were deleted before they were read.
     *
     * @param events how many
     */
    public void addLost(long events) {
        lost.increment((double) events);
    }

    /**
     * Adds events that were rejected.
     *
     * @param reason why
     * @param events how many
     */
    public void addRejected(RejectReason reason, long events) {
        rejected.get(reason).increment((double) events);
    }

    /**
     * Adds visits that were counted.
     *
     * @param firstVisits how many made their user active
     * @param repeats how many did not
     */
    public void addVisits(long firstVisits, long repeats) {
        first.increment((double) firstVisits);
        repeat.increment((double) repeats);
    }

    /**
     * Adds report rows that were written.
     *
     * @param reportRows how many
     */
    public void addRows(long reportRows) {
        rows.increment((double) reportRows);
    }

    /**
     * Says how many rows that are not written with the next transaction are to be written and not yet committed: of new days and segments,
     * gaps, and cohorts.
     *
     * @param reportRows how many
     */
    public void rowsDue(long reportRows) {
        rowsDue.set(reportRows);
    }

    /**
     * How many rows are to be written by this process and not yet committed, besides those of the next transaction.
     *
     * @return rows; 0 if another process has the totals
     */
    public long rowsDue() {
        return rowsDue.get();
    }

    /** Adds a published row that breaks a rule that must always hold. */
    public void addViolation() {
        violations.increment();
    }

    /**
     * How many published rows broke a rule that must always hold.
     *
     * @return rows, 0 unless there is an error in Rollcall
     */
    public long violations() {
        return (long) violations.count();
    }

    /**
     * Adds a transaction that was committed.
     *
     * @param took how long that took, not null
     */
    public void addCommit(Duration took) {
        commits.record(took);
    }

    /** Adds a transaction that was given up. */
    public void addAbortedTransaction() {
        aborted.increment();
    }

    /** Adds a transaction that the brokers refused because another producer had taken over, or because it had timed out. */
    public void addFencedTransaction() {
        fenced.increment();
    }

    /**
     * How many transactions were given up.
     *
     * @return transactions
     */
    public long abortedTransactions() {
        return (long) aborted.count();
    }

    /**
     * How many transactions were fenced.
     *
     * @return transactions
     */
    public long fencedTransactions() {
        return (long) fenced.count();
    }

    /**
     * How many events were read.
     *
     * @return events
     */
    public long read() {
        return (long) read.count();
    }

    /**
     * How many events were rejected, for whatever reason.
     *
     * @return events
     */
    public long rejected() {
        return (long) rejected.values().stream().mapToDouble(Counter::count).sum();
    }
}

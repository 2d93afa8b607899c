package dev.rollcall.metrics;

import dev.rollcall.event.RejectReason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;

/**
 * What became of events in this process since it started.
 *
 * <p>These are for watching: they are counted before the commit, so an aborted transaction counts twice. The accounts are exact.
 * Thread-safe.
 */
public final class EventMetrics {
    private final Counter read;
    private final Counter lost;
    private final Counter first;
    private final Counter repeat;
    private final Counter rows;
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
        first = Counter.builder("rollcall.visits.first")
                .description("Visits that made their user active on their day")
                .register(registry);
        repeat = Counter.builder("rollcall.visits.repeat")
                .description("Visits of users who were active on that day already")
                .register(registry);
        rows = Counter.builder("rollcall.report.rows")
                .description("Report rows written")
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
     */
    public void addRead(long events) {
        read.increment((double) events);
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

    /** Adds a report row that was written. */
    public void addRow() {
        rows.increment();
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

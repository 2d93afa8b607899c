package dev.rollcall.bench.run;

import java.util.Arrays;

/**
 * How long it took from sending an event to the published count that includes it.
 *
 * @param contender its name
 * @param round from 1
 * @param events how many events were measured
 * @param p50 milliseconds; half of the events took no longer
 * @param p99 milliseconds
 * @param max milliseconds
 * @param cpuSeconds of the contender per second of the measured time
 * @param exact whether the last count is the number of all events sent
 */
public record Latency(
        String contender, int round, int events, double p50, double p99, double max, double cpuSeconds, boolean exact) {
    private static final double NANOS_PER_MILLI = 1e6;

    /** Sorts the latencies of single events. */
    static Latency of(String contender, int round, long[] latencyNanos, double cpuSeconds, boolean exact) {
        long[] sorted = latencyNanos.clone();
        Arrays.sort(sorted);
        return new Latency(
                contender,
                round,
                sorted.length,
                quantile(sorted, 0.5),
                quantile(sorted, 0.99),
                quantile(sorted, 1),
                cpuSeconds,
                exact);
    }

    private static double quantile(long[] sorted, double share) {
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.max(0, rank - 1)] / NANOS_PER_MILLI;
    }
}

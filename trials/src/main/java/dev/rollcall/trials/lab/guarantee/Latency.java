package dev.rollcall.trials.lab.guarantee;

import java.util.List;

/**
 * How long events took. Immutable.
 *
 * @param medianMillis half of them took no longer, in milliseconds
 * @param percentile99Millis 99 of 100 took no longer, in milliseconds
 */
public record Latency(long medianMillis, long percentile99Millis) {
    private static final double MEDIAN = 0.5;
    private static final double PERCENTILE_99 = 0.99;

    /** Of the times of all events, in milliseconds; at least one. */
    static Latency of(List<Long> millis) {
        List<Long> sorted = millis.stream().sorted().toList();
        return new Latency(at(MEDIAN, sorted), at(PERCENTILE_99, sorted));
    }

    private static long at(double part, List<Long> sorted) {
        return sorted.get((int) Math.ceil(part * sorted.size()) - 1);
    }
}

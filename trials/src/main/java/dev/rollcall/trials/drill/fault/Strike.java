package dev.rollcall.trials.drill.fault;

import java.time.Duration;
import java.util.List;

/**
 * One fault as it happened.
 *
 * @param kind not null
 * @param variant which form of the kind it took; empty if there is but one
 * @param counts whether it hit what it was to hit; if not it is tried again
 * @param recoveries from the fault to the first commit after it, once for each step of the fault
 */
public record Strike(FaultKind kind, String variant, boolean counts, List<Duration> recoveries) {
    public Strike {
        recoveries = List.copyOf(recoveries);
    }

    /** A fault that hit. */
    static Strike of(FaultKind kind, String variant, List<Duration> recoveries) {
        return new Strike(kind, variant, true, recoveries);
    }
}

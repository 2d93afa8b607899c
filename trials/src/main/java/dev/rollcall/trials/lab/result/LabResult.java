package dev.rollcall.trials.lab.result;

import dev.rollcall.trials.lab.guarantee.GuaranteeCosts;
import java.time.Duration;
import java.util.List;

/**
 * All that came of a lab. Immutable.
 *
 * @param seed decides where faults strike
 * @param experiments in the order of their hazards, not null
 * @param guarantees may be empty, not null
 * @param took everything together, not null
 */
public record LabResult(long seed, List<Tried> experiments, List<GuaranteeCosts> guarantees, Duration took) {
    /** Copies. */
    public LabResult {
        experiments = List.copyOf(experiments);
        guarantees = List.copyOf(guarantees);
    }

    /**
     * Whether everything showed what it is to show.
     *
     * @return false if one experiment has failed
     */
    public boolean holds() {
        return experiments.stream().allMatch(Tried::holds)
                && guarantees.stream().allMatch(GuaranteeCosts::keepsItsPromise);
    }
}

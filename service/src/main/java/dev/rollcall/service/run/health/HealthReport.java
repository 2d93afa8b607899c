package dev.rollcall.service.run.health;

import java.util.List;

/**
 * The answer to a question about health. Immutable.
 *
 * @param ok whether all is well
 * @param reasons why not, in one phrase each; empty if all is well
 */
public record HealthReport(boolean ok, List<String> reasons) {
    /** Copies the reasons. */
    public HealthReport {
        reasons = List.copyOf(reasons);
    }

    static HealthReport of(List<String> reasons) {
        return new HealthReport(reasons.isEmpty(), reasons);
    }
}

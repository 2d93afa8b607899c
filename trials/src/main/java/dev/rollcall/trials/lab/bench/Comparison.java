package dev.rollcall.trials.lab.bench;

import dev.rollcall.service.check.hazard.Hazard;

/**
 * What became of the same events under the same fault. Immutable.
 *
 * @param inviting with what invites the hazard, not null
 * @param fixed with what does not, not null
 */
public record Comparison(Measure inviting, Measure fixed) {
    /**
     * Whether the inviting side shows what the hazard is about.
     *
     * @param hazard not null
     * @return false if it did not happen
     */
    public boolean shows(Hazard hazard) {
        return switch (hazard.name().charAt(0)) {
            case 'L' -> inviting.lost() > 0;
            case 'D' -> inviting.doubled() > 0;
            default -> inviting.outOfOrder() > 0;
        };
    }
}

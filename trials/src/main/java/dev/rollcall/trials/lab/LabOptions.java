package dev.rollcall.trials.lab;

import dev.rollcall.service.check.hazard.Hazard;
import java.util.Set;

/**
 * What was chosen for a lab. Immutable.
 *
 * @param hazards which ones, not empty unless there are guarantees
 * @param guarantees whether to compare the three guarantees
 * @param seed another one lets faults strike elsewhere
 * @param format how results are shown, not null
 */
public record LabOptions(Set<Hazard> hazards, boolean guarantees, long seed, LabFormat format) {
    /** Copies. */
    public LabOptions {
        hazards = Set.copyOf(hazards);
    }
}

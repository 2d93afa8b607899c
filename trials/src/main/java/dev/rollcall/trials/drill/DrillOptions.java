package dev.rollcall.trials.drill;

import dev.rollcall.trials.drill.fault.FaultList;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What can be chosen about a drill. Immutable.
 *
 * @param seed selects the events, the faults and their order
 * @param faults which faults, and how many
 * @param length how long faults without a number go on
 * @param instances how many instances there are when no fault changes it
 * @param brokers how many brokers there are
 * @param keep where everything is kept; empty for a temporary directory that is deleted if all is exact
 * @param naive whether the processor on trial is not Rollcall but one without any guarantee
 */
public record DrillOptions(
        long seed, FaultList faults, Duration length, int instances, int brokers, Optional<Path> keep, boolean naive) {
    private static final int MOST_BROKERS = 5;

    /** As many as there are networks that can be broken one by one. */
    private static final int MOST_INSTANCES = 3;

    private static final long MOST_MINUTES = 24 * 60;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException with the option, its value and its range
     */
    public DrillOptions {
        Objects.requireNonNull(keep, "keep");
        requireBetween("instances", instances, 1, MOST_INSTANCES);
        requireBetween("brokers", brokers, 1, MOST_BROKERS);
        requireBetween("minutes", length.toMinutes(), 1, MOST_MINUTES);
    }

    private static void requireBetween(String option, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(option + " is " + value + ", and must be " + least + " to " + most);
        }
    }

    /**
     * The command line that repeats this drill.
     *
     * @return such as {@code rollcall drill --seed 7 --faults kill:3 --instances 2 --brokers 3}
     */
    public String command() {
        return "rollcall drill --seed " + seed + " --faults " + faults
                + (faults.needsTime() ? " --minutes " + length.toMinutes() : "")
                + " --instances " + instances
                + " --brokers " + brokers
                + (naive ? " --processor naive" : "");
    }
}

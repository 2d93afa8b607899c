package dev.rollcall.trials.drill.fault;

import java.time.Duration;

/**
 * A fault that is to come. Immutable.
 *
 * @param kind not null
 * @param ordinal how many of its kind were planned before it; chooses among the variants of the kind, which take turns
 * @param after how long the pipeline is left alone before it, not null
 * @param seed what else there is to choose, such as the victim, follows from this number
 */
public record PlannedFault(FaultKind kind, int ordinal, Duration after, long seed) {}

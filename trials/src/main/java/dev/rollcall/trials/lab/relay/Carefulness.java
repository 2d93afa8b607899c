package dev.rollcall.trials.lab.relay;

/** When a relay stores how far it has come. */
public enum Carefulness {
    /** The consumer does so by itself, while the events wait for a thread that works on them. */
    BY_TIMER,

    /** Before the work: at most once. */
    AT_MOST_ONCE,

    /** After the work: at least once. */
    AT_LEAST_ONCE,

    /** In one transaction with the results: exactly once. */
    EXACTLY_ONCE
}

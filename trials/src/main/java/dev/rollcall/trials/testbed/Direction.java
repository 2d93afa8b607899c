package dev.rollcall.trials.testbed;

/** Which way bytes go through a {@link TcpProxy}. */
public enum Direction {
    /** Requests. */
    TO_BROKER,

    /** Responses. */
    TO_CLIENT
}

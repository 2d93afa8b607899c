package dev.rollcall.service;

/** What the exit status of a command means. */
public final class ExitStatus {
    /** Done. */
    public static final int DONE = 0;

    /** Failed. */
    public static final int FAILED = 1;

    /** Wrong usage or configuration. */
    public static final int USAGE = 2;

    /** The answer is no: a check failed, or a difference was found. */
    public static final int NO = 3;

    private ExitStatus() {}
}

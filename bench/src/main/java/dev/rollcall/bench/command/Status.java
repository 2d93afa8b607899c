package dev.rollcall.bench.command;

/** Exit statuses, as Rollcall's own. */
final class Status {
    static final int DONE = 0;
    static final int NO = 3;

    private Status() {}
}

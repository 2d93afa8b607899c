package dev.rollcall.app;

import dev.rollcall.service.OutOfMemory;

/** The process. */
public final class Rollcall {
    private Rollcall() {}

    /**
     * Runs one command and ends the process with its status.
     *
     * @param args the command and its options
     */
    public static void main(String[] args) {
        OutOfMemory.endsProcess();
        System.exit(RollcallCommandLine.create().execute(args));
    }
}

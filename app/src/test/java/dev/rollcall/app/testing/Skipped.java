package dev.rollcall.app.testing;

import org.junit.jupiter.api.Assumptions;

/** Tests that this machine cannot run. */
public final class Skipped {
    private Skipped() {}

    /**
     * Skips the test, or all of its class, if something is missing; a line on standard error says so.
     *
     * @param given whether it is there
     * @param what what is missing, and what to do
     */
    public static void unless(boolean given, String what) {
        if (!given) {
            System.err.println("SKIPPED, for " + what);
            Assumptions.abort(what);
        }
    }
}

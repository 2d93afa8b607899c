package dev.rollcall.service.audit.input;

import dev.rollcall.service.audit.recount.Bounds;

/** A number of events, of which some are counted for sure and some are open. Not thread-safe. */
public final class Tally {
    private long sure;
    private long open;

    Tally() {}

    void add(boolean isSure) {
        if (isSure) {
            sure++;
        } else {
            open++;
        }
    }

    /**
     * Those that are counted, and whose counts are published.
     *
     * @return events
     */
    public long sure() {
        return sure;
    }

    /**
     * Those that may be counted or not.
     *
     * @return events
     */
    public long open() {
        return open;
    }

    /**
     * Both.
     *
     * @return events
     */
    public long all() {
        return sure + open;
    }

    /**
     * How many may be counted.
     *
     * @return the bounds
     */
    public Bounds bounds() {
        return new Bounds(sure, sure + open);
    }
}

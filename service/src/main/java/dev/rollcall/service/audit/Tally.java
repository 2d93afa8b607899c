package dev.rollcall.service.audit;

/** A number of events, of which some are counted for sure and some are open. Not thread-safe. */
final class Tally {
    private long sure;
    private long open;

    void add(boolean isSure) {
        if (isSure) {
            sure++;
        } else {
            open++;
        }
    }

    long sure() {
        return sure;
    }

    long open() {
        return open;
    }

    long all() {
        return sure + open;
    }

    Bounds bounds() {
        return new Bounds(sure, sure + open);
    }
}

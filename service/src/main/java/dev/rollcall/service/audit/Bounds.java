package dev.rollcall.service.audit;

import java.util.Locale;

/**
 * Between which numbers a published one must lie.
 *
 * @param least the smallest
 * @param most the largest, {@link #UNKNOWN} if there is none
 */
record Bounds(long least, long most) {
    static final long UNKNOWN = Long.MAX_VALUE;

    static Bounds exactly(long number) {
        return new Bounds(number, number);
    }

    boolean isExact() {
        return least == most;
    }

    boolean contain(long number) {
        return number >= least && number <= most;
    }

    Bounds plus(Bounds other) {
        return new Bounds(least + other.least, most == UNKNOWN || other.most == UNKNOWN ? UNKNOWN : most + other.most);
    }

    /** With so many more that may be counted; nothing is subtracted. */
    Bounds upTo(long more) {
        return plus(new Bounds(0, more));
    }

    @Override
    public String toString() {
        if (isExact()) {
            return text(least);
        }
        return most == UNKNOWN ? "at least " + text(least) : text(least) + " to " + text(most);
    }

    static String text(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}

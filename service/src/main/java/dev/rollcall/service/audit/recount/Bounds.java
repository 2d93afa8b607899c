package dev.rollcall.service.audit.recount;

import static dev.rollcall.service.text.Wording.number;

/**
 * Between which numbers a published one must lie.
 *
 * @param least the smallest
 * @param most the largest, {@link #UNKNOWN} if there is none
 */
public record Bounds(long least, long most) {
    /** Instead of a number that is not known. */
    public static final long UNKNOWN = Long.MAX_VALUE;

    /**
     * Bounds around one number.
     *
     * @param number the only one within them
     * @return the bounds
     */
    public static Bounds exactly(long number) {
        return new Bounds(number, number);
    }

    /**
     * Whether only one number lies within.
     *
     * @return whether the bounds are the same
     */
    public boolean isExact() {
        return least == most;
    }

    /**
     * Whether a number lies within.
     *
     * @param number the number
     * @return whether it is neither too small nor too large
     */
    public boolean contain(long number) {
        return number >= least && number <= most;
    }

    Bounds plus(Bounds other) {
        return new Bounds(least + other.least, most == UNKNOWN || other.most == UNKNOWN ? UNKNOWN : most + other.most);
    }

    /**
     * The same with a higher limit.
     *
     * @param more how many more may be counted, {@link #UNKNOWN} if that is not known
     * @return new bounds
     */
    public Bounds upTo(long more) {
        return plus(new Bounds(0, more));
    }

    /** For a person to read, as in {@code 2 to 3}. */
    @Override
    public String toString() {
        if (isExact()) {
            return number(least);
        }
        return most == UNKNOWN ? "at least " + number(least) : number(least) + " to " + number(most);
    }
}

package dev.rollcall.ledger;

/**
 * Which days newly count a user when one more day becomes active.
 *
 * <p>A rolling window of {@code w} days ends on the reported day, inclusive. A user active on day {@code d} counts on the reported
 * days {@code d .. d+w-1}. When {@code d} becomes active, {@code p} being the latest active day before it and {@code n} the
 * earliest after it, the days up to {@code p+w-1} and those from {@code n} on count the user already; what is left between is new.
 */
final class RollingWindow {
    private RollingWindow() {}

    /**
     * The first reported day that newly counts the user.
     *
     * @param day the day that becomes active
     * @param previous the latest active day before it, or {@link DaySet#NONE}
     * @param width the window in days, at least 1
     * @return an epoch day; there is none if it is after {@link #lastNewDay}
     */
    static int firstNewDay(int day, int previous, int width) {
        return previous == DaySet.NONE ? day : Math.max(day, previous + width);
    }

    /**
     * The last reported day that newly counts the user.
     *
     * @param day the day that becomes active
     * @param next the earliest active day after it, or {@link DaySet#NONE}
     * @param width the window in days, at least 1
     * @return an epoch day
     */
    static int lastNewDay(int day, int next, int width) {
        return next == DaySet.NONE ? day + width - 1 : Math.min(day + width - 1, next - 1);
    }
}

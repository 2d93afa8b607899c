package dev.rollcall.trials.traffic;

/**
 * One thing that was published otherwise than it is.
 *
 * @param subject the key of a report row, such as {@code 2026-11-22/country=DE}, or {@code accounts}
 * @param expected what is true, or null when there should be nothing
 * @param published what was published, or null when there was nothing
 */
public record Difference(String subject, Object expected, Object published) {
    @Override
    public String toString() {
        if (published == null) {
            return subject + ": missing, must be " + expected;
        }
        return expected == null
                ? subject + ": must not be there, is " + published
                : subject + ": is " + published + ", must be " + expected;
    }
}

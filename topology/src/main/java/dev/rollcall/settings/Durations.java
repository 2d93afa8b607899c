package dev.rollcall.settings;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads ISO-8601 durations. */
final class Durations {
    // What people write when they do not think of ISO-8601: 7d, 1 h, 90s.
    private static final Pattern COLLOQUIAL = Pattern.compile("(\\d+)\\s*([dhms])[a-z]*", Pattern.CASE_INSENSITIVE);

    private Durations() {}

    /**
     * Reads a duration of zero or more.
     *
     * @throws IllegalArgumentException if it is none, negative, or longer than so many days
     */
    static Duration read(String text, int mostDays) {
        Duration duration = parse(text);
        if (duration.isNegative()) {
            throw new IllegalArgumentException("must not be negative");
        }
        if (duration.compareTo(Duration.ofDays(mostDays)) > 0) {
            throw new IllegalArgumentException("too long");
        }
        return duration;
    }

    /** How many whole days it takes to cover a duration. */
    static long daysToCover(Duration duration) {
        long days = duration.toDays();
        return duration.equals(Duration.ofDays(days)) ? days : days + 1;
    }

    private static Duration parse(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            Matcher colloquial = COLLOQUIAL.matcher(text);
            String hint = colloquial.matches() ? "; write " + iso(colloquial) : "";
            throw new IllegalArgumentException("not an ISO-8601 duration in days, hours, minutes or seconds" + hint, e);
        }
    }

    private static String iso(Matcher colloquial) {
        String unit = colloquial.group(2).toUpperCase(Locale.ROOT);
        return (unit.equals("D") ? "P" : "PT") + colloquial.group(1) + unit;
    }
}

package dev.rollcall.settings;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How durations are written, in the configuration and on the command line. */
public final class Durations {
    private static final Pattern WITH_UNIT = Pattern.compile("(\\d{1,10})\\s*(ms|s|m|h|d)");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    private Durations() {}

    /**
     * Reads a duration.
     *
     * @param text a whole number with {@code ms}, {@code s}, {@code m}, {@code h} or {@code d}, or ISO-8601; not null
     * @return zero or longer
     * @throws IllegalArgumentException if it is none, or negative
     */
    public static Duration parse(String text) {
        Matcher withUnit = WITH_UNIT.matcher(text);
        if (withUnit.matches()) {
            return UNITS.get(withUnit.group(2)).multipliedBy(Long.parseLong(withUnit.group(1)));
        }
        try {
            Duration duration = Duration.parse(text);
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // Said below, as for a negative one.
        }
        throw new IllegalArgumentException("not a duration");
    }
}

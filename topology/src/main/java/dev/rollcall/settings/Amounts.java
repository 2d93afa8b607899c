package dev.rollcall.settings;

import static org.apache.kafka.common.utils.Utils.require;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kinds of amounts with a unit: of time, and of memory. */
final class Amounts {
    private static final Map<String, Long> UNITS = Map.of("", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30);
    private static final Pattern MEMORY = Pattern.compile("(\\d{1,18})\\s*([A-Za-z]*)");

    // What people write when they do not think of powers of two: 512m, 512MB, 2Gi.
    private static final Pattern MEMORY_LIKE = Pattern.compile("(?i)(\\d+)\\s*([kmg])(i?b?|bytes)");

    /** A day of the calendar. */
    static final Kind<LocalDate> DAY = Kind.text("a day as `2026-11-22`", text -> {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("not a day", e);
        }
    });

    private Amounts() {}

    /** From zero to so many days. */
    static Kind<Duration> duration(int mostDays) {
        String valid = "a duration as `60s`, `12h` or `7d`, or in ISO-8601 as `PT1M`, from `0s` to `" + mostDays + "d`";
        return Kind.text(valid, text -> {
            Duration duration = Durations.parse(text);
            require(duration.compareTo(Duration.ofDays(mostDays)) <= 0, "too long");
            return duration;
        });
    }

    /** Bytes, at least so many. */
    static Kind<Long> memory(long least) {
        String valid = "bytes, or a whole number with `KiB`, `MiB` or `GiB`, from " + mebibytes(least);
        return Kind.text(valid, text -> {
            Matcher memory = MEMORY.matcher(text);
            require(memory.matches(), "not an amount of memory");
            Long unit = UNITS.get(memory.group(2));
            require(unit != null, "no such unit as " + memory.group(2) + iec(MEMORY_LIKE.matcher(text)));
            long number = Long.parseLong(memory.group(1));
            require(number <= Long.MAX_VALUE / unit, "too large");
            require(number * unit >= least, "too small");
            return number * unit;
        });
    }

    /** An amount of memory in whole MiB, rounded down. */
    static String mebibytes(long bytes) {
        return (bytes >> 20) + "MiB";
    }

    private static String iec(Matcher colloquial) {
        return colloquial.matches()
                ? "; write " + colloquial.group(1) + colloquial.group(2).toUpperCase(Locale.ROOT) + "iB"
                : "";
    }
}

package dev.rollcall.event.time;

import dev.rollcall.event.time.NumericTime.Unit;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How an event says its time. Immutable; equal to another one of the same name. */
public final class TimeFormat {
    private static final String ISO = "ISO-8601, such as \"2026-11-22T10:15:30Z\"";

    /** A string in ISO-8601, or a number, also in quotes, whose size tells what it counts. */
    public static final TimeFormat AUTO = new TimeFormat(
            "auto",
            true,
            Unit.BY_SIZE,
            null,
            "a number of seconds, milli-, micro- or nanoseconds, or a string in " + ISO);

    /** Date and time, as in {@code 2026-11-22T10:15:30+01:00}. */
    public static final TimeFormat ISO_8601 = new TimeFormat("iso-8601", true, null, null, "a string in " + ISO);

    /** Seconds since 1970-01-01T00:00:00Z, with or without a fraction. */
    public static final TimeFormat EPOCH_SECONDS = epoch("epoch-seconds", Unit.SECONDS, "a number of seconds");

    /** Milliseconds since 1970-01-01T00:00:00Z. */
    public static final TimeFormat EPOCH_MILLIS = epoch("epoch-millis", Unit.MILLIS, "a number of milliseconds");

    /** Microseconds since 1970-01-01T00:00:00Z. */
    public static final TimeFormat EPOCH_MICROS = epoch("epoch-micros", Unit.MICROS, "a number of microseconds");

    /** Nanoseconds since 1970-01-01T00:00:00Z. */
    public static final TimeFormat EPOCH_NANOS = epoch("epoch-nanos", Unit.NANOS, "a number of nanoseconds");

    private final String name;
    private final boolean iso;
    // Null when no number is a time.
    private final Unit unit;
    // Null unless it is a pattern of the user's own.
    private final DateTimeFormatter pattern;
    private final String description;

    private TimeFormat(String name, boolean iso, Unit unit, DateTimeFormatter pattern, String description) {
        this.name = name;
        this.iso = iso;
        this.unit = unit;
        this.pattern = pattern;
        this.description = description;
    }

    private static TimeFormat epoch(String name, Unit unit, String description) {
        return new TimeFormat(name, false, unit, null, description);
    }

    private static Stream<TimeFormat> named() {
        return Stream.of(AUTO, ISO_8601, EPOCH_SECONDS, EPOCH_MILLIS, EPOCH_MICROS, EPOCH_NANOS);
    }

    /**
     * The names of formats.
     *
     * @return each in backquotes, comma-separated
     */
    public static String names() {
        return named().map(format -> "`" + format.name + "`").collect(Collectors.joining(", "));
    }

    /**
     * A format by its name, or by a pattern of {@link DateTimeFormatter}.
     *
     * @param name as it is configured, not null
     * @return the format
     * @throws IllegalArgumentException if it is neither
     */
    public static TimeFormat of(String name) {
        return named().filter(format -> format.name.equals(name)).findFirst().orElseGet(() -> pattern(name));
    }

    private static TimeFormat pattern(String text) {
        DateTimeFormatter pattern;
        try {
            pattern = DateTimeFormatter.ofPattern(text, Locale.ENGLISH);
            String example = pattern.format(Instant.EPOCH.atZone(ZoneOffset.UTC));
            if (pattern.parse(example).query(TemporalQueries.localDate()) == null) {
                throw new IllegalArgumentException("this pattern has no day");
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("neither a format nor a pattern with a day and a time", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("no such format, and no pattern: " + e.getMessage(), e);
        }
        return new TimeFormat(text, false, null, pattern, "like the pattern " + text);
    }

    /**
     * What the format is called.
     *
     * @return its name or its pattern, as it is configured
     */
    public String name() {
        return name;
    }

    boolean isIso() {
        return iso;
    }

    Optional<Unit> unit() {
        return Optional.ofNullable(unit);
    }

    Optional<DateTimeFormatter> pattern() {
        return Optional.ofNullable(pattern);
    }

    /** How a time of this format looks: a noun phrase. */
    String description() {
        return description;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TimeFormat format && format.name.equals(name);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name);
    }

    @Override
    public String toString() {
        return name;
    }
}

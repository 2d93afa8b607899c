package dev.rollcall.settings;

import dev.rollcall.event.TimeFormat;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the names of time formats. */
final class TimeFormats {
    private TimeFormats() {}

    /**
     * Reads a format by its name.
     *
     * @throws IllegalArgumentException if there is no such format
     */
    static TimeFormat read(String name) {
        return Stream.of(TimeFormat.values())
                .filter(format -> name(format).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such format"));
    }

    /** All names, as they are listed. */
    static String names() {
        return Stream.of(TimeFormat.values())
                .map(format -> "`" + name(format) + "`")
                .collect(Collectors.joining(", "));
    }

    private static String name(TimeFormat format) {
        return format.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

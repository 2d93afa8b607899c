package dev.rollcall.event.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;

/** Reads times that are written by a pattern of the user's own. */
final class PatternTime {
    private PatternTime() {}

    /**
     * Reads a time; one without a time of day is the beginning of the day.
     *
     * @param text the time
     * @param pattern how it is written
     * @param zone the zone of times without an offset; null if there may be none
     * @return milliseconds since 1970-01-01T00:00:00Z, or {@link EventTime#NOT_A_TIME} or {@link EventTime#NO_OFFSET}
     */
    static long millis(String text, DateTimeFormatter pattern, ZoneId zone) {
        try {
            TemporalAccessor time = pattern.parse(text);
            if (time.isSupported(ChronoField.INSTANT_SECONDS)) {
                return time.getLong(ChronoField.INSTANT_SECONDS) * 1_000 + time.get(ChronoField.MILLI_OF_SECOND);
            }
            ZoneId written = time.query(TemporalQueries.zone());
            ZoneId zoneOfText = written == null ? zone : written;
            if (zoneOfText == null) {
                return EventTime.NO_OFFSET;
            }
            LocalDate day = LocalDate.from(time);
            LocalTime clock = time.query(TemporalQueries.localTime());
            return (clock == null
                            ? day.atStartOfDay(zoneOfText)
                            : day.atTime(clock).atZone(zoneOfText))
                    .toInstant()
                    .toEpochMilli();
        } catch (DateTimeException e) {
            return EventTime.NOT_A_TIME;
        }
    }
}

package dev.rollcall.event.time;

import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.event.FieldValue;
import dev.rollcall.event.FieldValue.Kind;
import dev.rollcall.event.time.NumericTime.Unit;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** Reads the time of an event in one format. Immutable. */
public final class EventTime {
    /** 0001-01-01T00:00:00Z. */
    public static final long FIRST_MILLIS = -62_135_596_800_000L;

    /** The last millisecond of 9999-12-31 in UTC. */
    public static final long LAST_MILLIS = 253_402_300_799_999L;

    /** What readers of times return for text that is no time. */
    public static final long NOT_A_TIME = Long.MIN_VALUE;

    /** What readers of times return for a number that is too large to be a time. */
    public static final long OUT_OF_RANGE = Long.MIN_VALUE + 1;

    /** What readers of times return for a time without an offset, where nothing says in which zone it is. */
    public static final long NO_OFFSET = Long.MIN_VALUE + 2;

    private final TimeFormat format;
    private final boolean iso;
    // Null when no number is a time.
    private final Unit unit;
    // Null unless it is a pattern.
    private final DateTimeFormatter pattern;
    // Null when a time must have an offset.
    private final ZoneId zone;

    /**
     * A reader of times.
     *
     * @param format how they are written, not null
     * @param zone the zone of times without an offset; empty if there may be none
     */
    public EventTime(TimeFormat format, Optional<ZoneId> zone) {
        this.format = format;
        this.iso = format.isIso();
        this.unit = format.unit().orElse(null);
        this.pattern = format.pattern().orElse(null);
        this.zone = zone.orElse(null);
    }

    /**
     * Reads a time.
     *
     * @param value what stands in the time's field, not null
     * @return milliseconds since 1970-01-01T00:00:00Z, perhaps outside of the years 1 to 9999, or {@link #NOT_A_TIME} or {@link #NO_OFFSET}
     */
    public long millis(FieldValue value) {
        boolean string = value.kind() == Kind.STRING;
        if (!string && value.kind() != Kind.NUMBER) {
            return NOT_A_TIME;
        }
        ByteSlice text = value.text();
        int from = text.offset();
        int to = from + text.length();
        if (pattern != null) {
            return PatternTime.millis(text.toString(), pattern, zone);
        }
        if (unit != null && (!string || !iso || NumericTime.isPlain(text.array(), from, to))) {
            return NumericTime.millis(text.array(), from, to, unit);
        }
        return iso && string ? IsoTime.millis(text.array(), from, to, zone) : NOT_A_TIME;
    }

    /**
     * What is wrong with a value that is no time.
     *
     * @param value what {@link #millis} could not read
     * @param millis what it returned
     * @return what can follow the name of the field in a sentence, without the value
     */
    public String complaint(FieldValue value, long millis) {
        if (millis == NO_OFFSET) {
            return "is a time without an offset: set input.time.zone";
        }
        return "is not " + format.description() + hint(value);
    }

    private String hint(FieldValue value) {
        ByteSlice text = value.text();
        boolean digits = NumericTime.isPlain(text.array(), text.offset(), text.offset() + text.length());
        if (unit == null && digits) {
            return "; it is a number: set input.time.format=auto";
        }
        boolean isIso = IsoTime.millis(text.array(), text.offset(), text.offset() + text.length(), null) != NOT_A_TIME;
        return !iso && isIso ? "; it is ISO-8601: set input.time.format=auto" : "";
    }

    /**
     * What unit a time may be in that cannot be in the unit of the format.
     *
     * @param millis what was read, milliseconds since 1970-01-01T00:00:00Z
     * @param earliest the first time that can be
     * @param latest the last one
     * @return the end of a sentence; empty if no unit makes a possible time of it
     */
    public String unitHint(long millis, long earliest, long latest) {
        return unit == null || unit == Unit.BY_SIZE ? "" : unitHint(unit, millis, earliest, latest);
    }

    /**
     * The same for the timestamp of a record.
     *
     * @param millis the timestamp
     * @param earliest the first time that can be
     * @param latest the last one
     * @return the end of a sentence; empty if no unit makes a possible time of it
     */
    public static String timestampHint(long millis, long earliest, long latest) {
        return unitHint(Unit.MILLIS, millis, earliest, latest);
    }

    private static String unitHint(Unit taken, long millis, long earliest, long latest) {
        for (Unit other : List.of(Unit.SECONDS, Unit.MILLIS, Unit.MICROS, Unit.NANOS)) {
            double meant = millis * Math.pow(10, other.power() - taken.power());
            if (meant >= earliest && meant <= latest) {
                return "; it looks like " + other.noun();
            }
        }
        return "";
    }
}

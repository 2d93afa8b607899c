package dev.rollcall.event.time;

import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.event.FieldValue;
import dev.rollcall.event.FieldValue.Kind;
import dev.rollcall.event.time.NumericTime.Unit;

/** Reads the time of an event in each of the formats. */
public final class EventTime {
    /** 0001-01-01T00:00:00Z. */
    public static final long FIRST_MILLIS = -62_135_596_800_000L;

    /** The last millisecond of 9999-12-31 in UTC. */
    public static final long LAST_MILLIS = 253_402_300_799_999L;

    /** What readers of times return for text that is no time. */
    public static final long NOT_A_TIME = Long.MIN_VALUE;

    /** What readers of times return for a number that is too large to be a time. */
    public static final long OUT_OF_RANGE = Long.MIN_VALUE + 1;

    private EventTime() {}

    /**
     * Reads a time.
     *
     * @param value what stands in the time's field, not null
     * @param format how the time is written
     * @return milliseconds since 1970-01-01T00:00:00Z, perhaps outside of the years 1 to 9999, or {@link #NOT_A_TIME}
     */
    public static long millis(FieldValue value, TimeFormat format) {
        boolean string = value.kind() == Kind.STRING;
        if (!string && value.kind() != Kind.NUMBER) {
            return NOT_A_TIME;
        }
        return switch (format) {
            case AUTO -> string ? iso(value) : number(value, Unit.BY_SIZE);
            case EPOCH_MILLIS -> number(value, Unit.MILLIS);
            case EPOCH_SECONDS -> number(value, Unit.SECONDS);
            case ISO_8601 -> string ? iso(value) : NOT_A_TIME;
        };
    }

    /**
     * How a time of a format looks, for a sentence about one that does not.
     *
     * @param format the format
     * @return a noun phrase
     */
    public static String describe(TimeFormat format) {
        String iso = "ISO-8601 with an offset or Z, such as \"2026-11-22T10:15:30Z\"";
        return switch (format) {
            case AUTO -> "a number of seconds or milliseconds, or a string in " + iso;
            case EPOCH_MILLIS -> "a number of milliseconds";
            case EPOCH_SECONDS -> "a number of seconds";
            case ISO_8601 -> "a string in " + iso;
        };
    }

    private static long iso(FieldValue value) {
        ByteSlice text = value.text();
        return IsoTime.millis(text.array(), text.offset(), text.offset() + text.length());
    }

    private static long number(FieldValue value, Unit unit) {
        ByteSlice text = value.text();
        return NumericTime.millis(text.array(), text.offset(), text.offset() + text.length(), unit);
    }
}

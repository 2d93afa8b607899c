package dev.rollcall.event.reading;

import dev.rollcall.event.Dimension;
import dev.rollcall.event.time.TimeFormat;
import java.util.List;

/**
 * Where the fields that matter stand in an event.
 *
 * @param user a dotted path in the JSON value, or {@link #RECORD_KEY}
 * @param time a dotted path in the JSON value, or {@link #RECORD_TIMESTAMP}
 * @param timeFormat how the time is written when it is a field
 * @param dimensions the dimensions, in configured order, possibly none
 */
public record EventSchema(String user, String time, TimeFormat timeFormat, List<Dimension> dimensions) {
    /** The user is the record's key. */
    public static final String RECORD_KEY = "@key";

    /** The event's time is the record's timestamp. */
    public static final String RECORD_TIMESTAMP = "@timestamp";

    /** Makes the list of dimensions immutable. */
    public EventSchema {
        dimensions = List.copyOf(dimensions);
    }
}

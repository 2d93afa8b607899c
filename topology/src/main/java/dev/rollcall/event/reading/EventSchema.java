package dev.rollcall.event.reading;

import dev.rollcall.event.Dimension;
import dev.rollcall.event.time.TimeFormat;
import java.util.List;

/**
 * Where the fields that matter stand in an event.
 *
 * @param user where the user stands
 * @param time where the time stands
 * @param where what must hold of an event that is activity; all of it, possibly nothing
 * @param dimensions the dimensions, in configured order, possibly none
 */
public record EventSchema(UserSource user, TimeSource time, List<Condition> where, List<Dimension> dimensions) {
    /** The user is the record's key. */
    public static final String RECORD_KEY = "@key";

    /** The event's time is the record's timestamp. */
    public static final String RECORD_TIMESTAMP = "@timestamp";

    /** What stands before the name of a header. */
    public static final String HEADER = "@header:";

    /** Makes the lists immutable. */
    public EventSchema {
        where = List.copyOf(where);
        dimensions = List.copyOf(dimensions);
    }

    /**
     * A schema without further rules.
     *
     * @param user where the user stands: a path, or {@link #RECORD_KEY}
     * @param time where the time stands: a path, or {@link #RECORD_TIMESTAMP}
     * @param timeFormat how the time is written when it is a field
     * @param dimensions the dimensions, in configured order, possibly none
     */
    public EventSchema(String user, String time, TimeFormat timeFormat, List<Dimension> dimensions) {
        this(UserSource.of(user), TimeSource.of(time, timeFormat), List.of(), dimensions);
    }
}

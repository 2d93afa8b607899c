package dev.rollcall.event.reading;

import java.util.List;

/**
 * What must hold of an event that is activity.
 *
 * @param path where to look: a path in the value, {@link EventSchema#RECORD_KEY}, or {@link EventSchema#HEADER} and a header's name
 * @param operator what must hold of what stands there
 * @param values the values of {@link Operator#IS} and {@link Operator#IS_NOT}; else none
 */
public record Condition(String path, Operator operator, List<String> values) {
    /** What must hold. */
    public enum Operator {
        /** It is one of the values. */
        IS,
        /** It is none of the values, perhaps because it is not there. */
        IS_NOT,
        /** It is there and not null. */
        PRESENT,
        /** It is missing or null. */
        ABSENT
    }

    /** Makes the list immutable. */
    public Condition {
        values = List.copyOf(values);
    }
}

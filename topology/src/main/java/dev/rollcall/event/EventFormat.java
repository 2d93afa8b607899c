package dev.rollcall.event;

/**
 * Finds fields in the values of events that are written in one way, as JSON for instance. Which fields, it learns when it is made: from a
 * {@link FieldTree}, of which it fills each {@link FieldValue}. Not thread-safe.
 */
@FunctionalInterface
public interface EventFormat {
    /** How large the value of an event may be, in bytes. */
    int MAX_BYTES = 1_000_000;

    /**
     * Finds the wanted fields. The fields that are found may point into the value.
     *
     * @param value the record's value, not null, at most {@link #MAX_BYTES} bytes
     * @return null, or what is wrong with the value as a whole; then the fields mean nothing
     * @throws RuntimeException if the value can be neither read nor called wrong now, as while a schema cannot be had; the event must then
     *     be read again later. Never because of what the bytes are
     */
    Fault read(byte[] value);
}

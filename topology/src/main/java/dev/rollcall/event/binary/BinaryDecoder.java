package dev.rollcall.event.binary;

import dev.rollcall.event.Fault;

/** Finds fields in values of one schema. Not thread-safe. */
@FunctionalInterface
public interface BinaryDecoder {
    /**
     * Finds the wanted fields.
     *
     * @param value the record's value, not null
     * @param from where what was written by the schema begins
     * @return null, or what is wrong with the value; then the fields mean nothing
     */
    Fault read(byte[] value, int from);
}

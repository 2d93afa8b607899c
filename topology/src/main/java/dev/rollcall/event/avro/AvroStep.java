package dev.rollcall.event.avro;

import dev.rollcall.event.binary.BinaryInput;

/** Passes over one Avro value, or takes what is wanted out of it. */
@FunctionalInterface
interface AvroStep {
    /**
     * Reads exactly one value.
     *
     * @param in stands before it, and behind it afterwards
     * @throws dev.rollcall.event.binary.MalformedException if it is not what the schema says
     */
    void read(BinaryInput in);
}

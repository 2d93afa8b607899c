package dev.rollcall.event.avro;

import dev.rollcall.event.binary.BinaryInput;

/**
 * Reads a record field by field.
 *
 * @param steps one for each field, in the order of the schema
 */
record AvroRecord(AvroStep[] steps) implements AvroStep {
    @Override
    public void read(BinaryInput in) {
        in.enter();
        for (AvroStep step : steps) {
            step.read(in);
        }
        in.leave();
    }
}

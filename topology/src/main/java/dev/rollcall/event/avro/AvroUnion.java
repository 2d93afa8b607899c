package dev.rollcall.event.avro;

import dev.rollcall.event.binary.BinaryInput;

/**
 * Reads a value of one of several types.
 *
 * @param branches one step for each type, in the order of the schema
 */
record AvroUnion(AvroStep[] branches) implements AvroStep {
    @Override
    public void read(BinaryInput in) {
        long branch = in.zigZag();
        BinaryInput.require(branch >= 0 && branch < branches.length);
        branches[(int) branch].read(in);
    }
}

package dev.rollcall.event.protobuf;

import dev.rollcall.event.FieldValue;
import dev.rollcall.event.FieldValue.Kind;
import dev.rollcall.event.binary.BinaryInput;

/**
 * Reads a field whose type no text declares: a number is an enum's then, anything else a message.
 *
 * @param value where it goes
 * @param number the number of the field
 */
record ProtoUnresolved(FieldValue value, int number) implements ProtoStep {
    @Override
    public boolean takes(int wireType) {
        return true;
    }

    @Override
    public void read(BinaryInput in, int wireType) {
        if (wireType == WireType.VARINT) {
            value.setNumber(in.varint());
        } else {
            value.set(Kind.CONTAINER);
            WireType.skip(in, (long) number << 3 | wireType);
        }
    }
}

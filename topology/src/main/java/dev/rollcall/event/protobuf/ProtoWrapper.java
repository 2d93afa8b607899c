package dev.rollcall.event.protobuf;

import dev.rollcall.event.FieldValue;
import dev.rollcall.event.binary.BinaryInput;

/**
 * Reads one of Google's wrappers as the plain value that it holds: if it is there, it holds one.
 *
 * @param type the type of the value
 * @param value where it goes
 */
record ProtoWrapper(ProtoScalar type, FieldValue value) implements ProtoStep {
    @Override
    public boolean takes(int wireType) {
        return wireType == WireType.LENGTH;
    }

    @Override
    public void read(BinaryInput in, int wireType) {
        int around = in.narrow(in.varint());
        type.setDefault(value);
        while (in.hasMore()) {
            long tag = in.varint();
            if (WireType.number(tag) == 1 && WireType.of(tag) == type.wireType()) {
                type.read(in, value);
            } else {
                WireType.skip(in, tag);
            }
        }
        in.widen(around);
    }
}

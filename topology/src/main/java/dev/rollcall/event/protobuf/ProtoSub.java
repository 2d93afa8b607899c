package dev.rollcall.event.protobuf;

import dev.rollcall.event.FieldTree;
import dev.rollcall.event.FieldValue.Kind;
import dev.rollcall.event.binary.BinaryInput;

/**
 * Reads a message inside of another one.
 *
 * @param wanted where it goes
 * @param plan reads its fields
 * @param number its number, by which a group ends
 */
record ProtoSub(FieldTree wanted, ProtoPlan plan, int number) implements ProtoStep {
    @Override
    public boolean takes(int wireType) {
        return wireType == WireType.LENGTH || wireType == WireType.GROUP;
    }

    @Override
    public void read(BinaryInput in, int wireType) {
        if (wanted.value() != null) {
            wanted.value().set(Kind.CONTAINER);
        }
        if (wireType == WireType.GROUP) {
            BinaryInput.require(plan.read(in) == number);
        } else {
            int around = in.narrow(in.varint());
            BinaryInput.require(plan.read(in) == 0);
            in.widen(around);
        }
    }

    @Override
    public void begin() {
        plan.begin();
    }
}

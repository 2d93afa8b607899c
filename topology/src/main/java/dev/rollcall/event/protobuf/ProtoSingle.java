package dev.rollcall.event.protobuf;

import dev.rollcall.event.FieldValue;
import dev.rollcall.event.FieldValue.Kind;
import dev.rollcall.event.binary.BinaryInput;

/**
 * Reads a plain value.
 *
 * @param type its type
 * @param value where it goes
 * @param implicit whether the field cannot be told from its default
 */
record ProtoSingle(ProtoScalar type, FieldValue value, boolean implicit) implements ProtoStep {
    @Override
    public boolean takes(int wireType) {
        return wireType == type.wireType();
    }

    @Override
    public void read(BinaryInput in, int wireType) {
        if (type.read(in, value) && implicit) {
            setDefault();
        }
    }

    @Override
    public void enter() {
        if (implicit && value.kind() == Kind.ABSENT) {
            setDefault();
        }
    }

    /** An empty text is nobody's name; {@code false} and the first constant of an enum say something, and so may a zero. */
    private void setDefault() {
        if (type.isText()) {
            value.set(Kind.ABSENT);
        } else {
            type.setDefault(value);
            value.markDefault();
        }
    }
}

package dev.rollcall.event.protobuf;

import dev.rollcall.bytes.ByteReader;
import dev.rollcall.event.FieldValue;
import dev.rollcall.event.FieldValue.Kind;
import dev.rollcall.event.binary.BinaryInput;
import dev.rollcall.schema.proto.ProtoEnum;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** A type of plain values: how one is written, and how it becomes text. Immutable. */
final class ProtoScalar {
    private static final byte[] NOTHING = {};
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

    private static final Map<String, ProtoScalar> BUILT_IN = Map.ofEntries(
            varint("int32", (value, number) -> value.setNumber(int32(number))),
            varint("int64", FieldValue::setNumber),
            varint("uint32", (value, number) -> value.setNumber(number & 0xFFFF_FFFFL)),
            varint("uint64", ProtoScalar::setUnsigned),
            varint("sint32", (value, number) -> value.setNumber(ByteReader.zigZag(number & 0xFFFF_FFFFL))),
            varint("sint64", (value, number) -> value.setNumber(ByteReader.zigZag(number))),
            varint("bool", (value, number) -> setBoolean(value, number != 0)),
            fixed32("fixed32", (value, number) -> value.setNumber(number & 0xFFFF_FFFFL)),
            fixed32("sfixed32", FieldValue::setNumber),
            fixed32(
                    "float",
                    (value, bits) -> value.setText(Kind.NUMBER, Float.toString(Float.intBitsToFloat((int) bits)))),
            fixed64("fixed64", ProtoScalar::setUnsigned),
            fixed64("sfixed64", FieldValue::setNumber),
            fixed64(
                    "double",
                    (value, bits) -> value.setText(Kind.NUMBER, Double.toString(Double.longBitsToDouble(bits)))),
            Map.entry("string", new ProtoScalar(WireType.LENGTH, null)),
            Map.entry("bytes", new ProtoScalar(WireType.LENGTH, null)));

    private final int wireType;
    // Null for text, which is not a number in any way.
    private final Setter setter;

    private ProtoScalar(int wireType, Setter setter) {
        this.wireType = wireType;
        this.setter = setter;
    }

    private interface Setter {
        /** Makes text of the bits of a number. */
        void set(FieldValue value, long bits);
    }

    private static Map.Entry<String, ProtoScalar> varint(String name, Setter setter) {
        return Map.entry(name, new ProtoScalar(WireType.VARINT, setter));
    }

    private static Map.Entry<String, ProtoScalar> fixed32(String name, Setter setter) {
        return Map.entry(name, new ProtoScalar(WireType.FIXED32, setter));
    }

    private static Map.Entry<String, ProtoScalar> fixed64(String name, Setter setter) {
        return Map.entry(name, new ProtoScalar(WireType.FIXED64, setter));
    }

    /** The type of a name, unless that is a message's or an enum's. */
    static Optional<ProtoScalar> named(String type) {
        return Optional.ofNullable(BUILT_IN.get(type));
    }

    /** An enum's constants are text; a number without a constant stays one. */
    static ProtoScalar of(ProtoEnum type) {
        return new ProtoScalar(WireType.VARINT, (value, number) -> {
            String name = type.constants().get((int) number);
            if (name == null) {
                value.setNumber(int32(number));
            } else {
                value.setText(Kind.STRING, name);
            }
        });
    }

    /** What the lower half of a number is. */
    private static long int32(long number) {
        return number << Integer.SIZE >> Integer.SIZE;
    }

    private static void setUnsigned(FieldValue value, long number) {
        if (number >= 0) {
            value.setNumber(number);
        } else {
            value.setText(Kind.NUMBER, Long.toUnsignedString(number));
        }
    }

    private static void setBoolean(FieldValue value, boolean isTrue) {
        byte[] text = isTrue ? TRUE : FALSE;
        value.pointTo(Kind.BOOLEAN, text, 0, text.length);
    }

    int wireType() {
        return wireType;
    }

    boolean isText() {
        return setter == null;
    }

    /** Reads a value; returns whether it is the default of its type: zero, false, empty. */
    boolean read(BinaryInput in, FieldValue value) {
        if (setter == null) {
            long length = in.varint();
            value.setUtf8(Kind.STRING, in.bytes(), in.skip(length), in.at());
            return length == 0;
        }
        long bits =
                switch (wireType) {
                    case WireType.VARINT -> in.varint();
                    case WireType.FIXED32 -> in.fixed32();
                    default -> in.fixed64();
                };
        setter.set(value, bits);
        return bits == 0;
    }

    /** Sets the default of the type: zero, false, empty. */
    void setDefault(FieldValue value) {
        if (setter == null) {
            value.pointTo(Kind.STRING, NOTHING, 0, 0);
        } else {
            setter.set(value, 0);
        }
    }
}

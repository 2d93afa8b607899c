package dev.rollcall.event.protobuf;

import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.event.FieldTree;
import dev.rollcall.event.FieldValue;
import dev.rollcall.event.FieldValue.Kind;
import dev.rollcall.event.binary.BinaryInput;
import java.util.List;
import java.util.function.Function;

/** Reads a map of which the values of some keys are wanted. Not thread-safe. */
final class ProtoMap implements ProtoStep {
    private static final int KEY = 1;
    private static final int VALUE = 2;

    private final FieldTree wanted;
    private final ProtoScalar keyType;
    // Null if values are messages.
    private final ProtoScalar valueType;
    private final List<FieldTree> keys;
    private final ProtoStep[] values;
    private final FieldValue key = new FieldValue("");

    ProtoMap(FieldTree wanted, ProtoScalar keyType, ProtoScalar valueType, Function<FieldTree, ProtoStep> steps) {
        this.wanted = wanted;
        this.keyType = keyType;
        this.valueType = valueType;
        keys = wanted.children();
        values = keys.stream().map(steps).toArray(ProtoStep[]::new);
    }

    @Override
    public boolean takes(int wireType) {
        return wireType == WireType.LENGTH;
    }

    @Override
    public void read(BinaryInput in, int wireType) {
        if (wanted.value() != null) {
            wanted.value().set(Kind.CONTAINER);
        }
        int around = in.narrow(in.varint());
        int start = in.at();
        keyType.setDefault(key);
        readFields(in, KEY, keyType.wireType(), () -> keyType.read(in, key));
        ByteSlice name = key.text();
        for (int i = 0; i < values.length; i++) {
            if (keys.get(i).isNamed(name.array(), name.offset(), name.offset() + name.length())) {
                in.backTo(start);
                readValue(in, values[i], keys.get(i).value());
            }
        }
        in.widen(around);
    }

    private void readValue(BinaryInput in, ProtoStep value, FieldValue leaf) {
        value.begin();
        if (valueType != null && leaf != null) {
            valueType.setDefault(leaf);
        }
        int wireType = valueType == null ? WireType.LENGTH : valueType.wireType();
        readFields(in, VALUE, wireType, () -> value.read(in, wireType));
    }

    private static void readFields(BinaryInput in, int number, int wireType, Runnable reading) {
        while (in.hasMore()) {
            long tag = in.varint();
            if (WireType.number(tag) == number && WireType.of(tag) == wireType) {
                reading.run();
            } else {
                WireType.skip(in, tag);
            }
        }
    }

    @Override
    public void begin() {
        for (ProtoStep value : values) {
            value.begin();
        }
    }
}

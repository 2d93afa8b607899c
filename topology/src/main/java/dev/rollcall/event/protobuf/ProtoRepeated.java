package dev.rollcall.event.protobuf;

import dev.rollcall.event.FieldTree;
import dev.rollcall.event.FieldValue.Kind;
import dev.rollcall.event.binary.BinaryInput;
import java.util.List;
import java.util.function.Function;

/** Reads a list of which some elements are wanted, or none but that it is there. Not thread-safe. */
final class ProtoRepeated implements ProtoStep {
    private final FieldTree wanted;
    private final int number;
    private final boolean packable;
    private final int elementType;
    private final int[] indexes;
    private final ProtoStep[] elements;
    private long count;

    /**
     * A list.
     *
     * @param wanted where it goes
     * @param number the number of the field
     * @param scalar the type of its elements, null if they are messages
     * @param steps makes what reads an element
     */
    ProtoRepeated(FieldTree wanted, int number, ProtoScalar scalar, Function<FieldTree, ProtoStep> steps) {
        this.wanted = wanted;
        this.number = number;
        packable = scalar != null && !scalar.isText();
        elementType = scalar == null ? WireType.LENGTH : scalar.wireType();
        List<FieldTree> indexed =
                wanted.children().stream().filter(child -> child.index() >= 0).toList();
        indexes = indexed.stream().mapToInt(FieldTree::index).toArray();
        elements = indexed.stream().map(steps).toArray(ProtoStep[]::new);
    }

    @Override
    public boolean takes(int wireType) {
        return wireType == elementType
                || (wireType == WireType.LENGTH && packable)
                || (wireType == WireType.GROUP && elementType == WireType.LENGTH);
    }

    @Override
    public void read(BinaryInput in, int wireType) {
        if (packable && wireType == WireType.LENGTH) {
            int around = in.narrow(in.varint());
            while (in.hasMore()) {
                readElement(in, elementType);
            }
            in.widen(around);
        } else {
            readElement(in, wireType);
        }
    }

    private void readElement(BinaryInput in, int wireType) {
        if (wanted.value() != null) {
            wanted.value().set(Kind.CONTAINER);
        }
        ProtoStep element = elementAt(count++);
        if (element != null && element.takes(wireType)) {
            element.enter();
            element.read(in, wireType);
        } else {
            WireType.skip(in, (long) number << 3 | wireType);
        }
    }

    private ProtoStep elementAt(long index) {
        for (int i = 0; i < indexes.length; i++) {
            if (indexes[i] == index) {
                return elements[i];
            }
        }
        return null;
    }

    @Override
    public void begin() {
        count = 0;
        for (ProtoStep element : elements) {
            element.begin();
        }
    }
}

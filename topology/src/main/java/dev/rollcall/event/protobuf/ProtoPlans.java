package dev.rollcall.event.protobuf;

import dev.rollcall.event.FieldTree;
import dev.rollcall.event.FieldValue;
import dev.rollcall.event.binary.BinaryInput;
import dev.rollcall.schema.proto.ProtoField;
import dev.rollcall.schema.proto.ProtoMessage;
import dev.rollcall.schema.proto.ProtoTypes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Makes plans of how wanted fields are read.
 *
 * @param types all types that the schema knows
 */
record ProtoPlans(ProtoTypes types) {
    private static final ProtoStep NOTHING = new ProtoStep() {
        @Override
        public boolean takes(int wireType) {
            return false;
        }

        @Override
        public void read(BinaryInput in, int wireType) {
            throw new IllegalStateException("it takes nothing");
        }
    };

    /** A plan for a type of messages. */
    ProtoPlan of(ProtoMessage message, FieldTree wanted) {
        Map<Integer, ProtoStep> steps = new LinkedHashMap<>();
        for (ProtoField field : message.fields()) {
            wanted.children().stream()
                    .filter(child -> child.name().equals(field.name()))
                    .forEach(child -> steps.put(field.number(), step(field, message.name(), child)));
        }
        return new ProtoPlan(steps);
    }

    private ProtoStep step(ProtoField field, String scope, FieldTree wanted) {
        Optional<ProtoScalar> scalar = scalar(field.type(), scope);
        if (field.mapKey().isPresent()) {
            return new ProtoMap(
                    wanted,
                    ProtoScalar.named(field.mapKey().get()).orElseThrow(),
                    scalar.orElse(null),
                    key -> single(field, scope, key, false));
        }
        return field.repeated()
                ? new ProtoRepeated(
                        wanted, field.number(), scalar.orElse(null), element -> single(field, scope, element, false))
                : single(field, scope, wanted, field.implicit());
    }

    private Optional<ProtoScalar> scalar(String type, String scope) {
        return ProtoScalar.named(type).or(() -> types.enumOf(type, scope).map(ProtoScalar::of));
    }

    private ProtoStep single(ProtoField field, String scope, FieldTree wanted, boolean implicit) {
        FieldValue value = wanted.value();
        Optional<ProtoScalar> scalar = scalar(field.type(), scope);
        Optional<ProtoMessage> message = types.message(field.type(), scope);
        if (scalar.isPresent()) {
            return value == null ? NOTHING : new ProtoSingle(scalar.get(), value, implicit);
        }
        if (message.isEmpty()) {
            return value == null ? NOTHING : new ProtoUnresolved(value, field.number());
        }
        if (value != null && wanted.children().isEmpty()) {
            if (message.get().name().equals(ProtoTypes.TIMESTAMP)) {
                return new ProtoTimestamp(value);
            }
            if (ProtoTypes.isWrapper(message.get())) {
                String held = message.get().fields().get(0).type();
                return new ProtoWrapper(ProtoScalar.named(held).orElseThrow(), value);
            }
        }
        return new ProtoSub(wanted, of(message.get(), wanted), field.number());
    }
}

package dev.rollcall.event.protobuf;

import dev.rollcall.event.Fault;
import dev.rollcall.event.FieldTree;
import dev.rollcall.event.binary.BinaryDecoder;
import dev.rollcall.event.binary.BinaryInput;
import dev.rollcall.schema.RegisteredSchema;
import dev.rollcall.schema.proto.ProtoFile;
import dev.rollcall.schema.proto.ProtoMessage;
import dev.rollcall.schema.proto.ProtoTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads messages of the types of one {@code .proto} text. Not thread-safe. */
public final class ProtoDecoder implements BinaryDecoder {
    private static final List<Integer> FIRST = List.of(0);
    private static final int MOST_INDEXES = 100;

    private final FieldTree wanted;
    private final List<ProtoMessage> topLevel;
    private final ProtoPlans plans;
    private final BinaryInput in = new BinaryInput();
    private final Map<List<Integer>, ProtoPlan> byPlace = new HashMap<>();
    // Null if messages say themselves of which type they are.
    private final ProtoPlan only;

    private ProtoDecoder(RegisteredSchema schema, FieldTree wanted, String message) {
        this.wanted = wanted;
        ProtoFile file = ProtoFile.parse(schema.text());
        topLevel = file.messages();
        List<ProtoFile> files = new ArrayList<>(List.of(file));
        schema.references().values().forEach(text -> files.add(ProtoFile.parse(text)));
        ProtoTypes types = new ProtoTypes(files);
        plans = new ProtoPlans(types);
        only = message == null
                ? null
                : plans.of(
                        types.message(message, "")
                                .orElseThrow(() -> new IllegalArgumentException("there is no message " + message)),
                        wanted);
    }

    /**
     * A decoder of messages behind a list of indexes, which names their type: the place of the message among those on the top level, then
     * among those inside of it, and so on. One zero stands for the list of one zero.
     *
     * @param schema the text and those that it imports, not null
     * @param wanted the fields, at least one, not null; reading fills them
     * @return the decoder
     * @throws IllegalArgumentException if a text cannot be read, with the reason
     */
    public static ProtoDecoder indexed(RegisteredSchema schema, FieldTree wanted) {
        return new ProtoDecoder(schema, wanted, null);
    }

    /**
     * A decoder of messages of one type, with nothing in front.
     *
     * @param schema the text and those that it imports, not null
     * @param message the full name of the message
     * @param wanted the fields, at least one, not null; reading fills them
     * @return the decoder
     * @throws IllegalArgumentException if a text cannot be read, or there is no such message, with the reason
     */
    public static ProtoDecoder of(RegisteredSchema schema, String message, FieldTree wanted) {
        return new ProtoDecoder(schema, wanted, message);
    }

    @Override
    public Fault read(byte[] value, int from) {
        wanted.beginEvent();
        in.begin(value, from);
        try {
            ProtoPlan plan = only == null ? planOf(indexes()) : only;
            if (plan == null) {
                return Fault.malformed("the schema has no message of the type that the value names");
            }
            plan.begin();
            BinaryInput.require(plan.read(in) == 0);
            return null;
        } catch (RuntimeException e) {
            return Fault.malformed("the value is no Protobuf at byte " + in.at());
        }
    }

    private List<Integer> indexes() {
        long count = in.zigZag();
        if (count == 0) {
            return FIRST;
        }
        BinaryInput.require(count > 0 && count <= MOST_INDEXES);
        List<Integer> indexes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            indexes.add(Math.toIntExact(in.zigZag()));
        }
        return indexes;
    }

    /** Null if there is no such message. */
    private ProtoPlan planOf(List<Integer> indexes) {
        return byPlace.computeIfAbsent(indexes, unknown -> {
            ProtoMessage message = messageAt(indexes);
            return message == null ? null : plans.of(message, wanted);
        });
    }

    private ProtoMessage messageAt(List<Integer> indexes) {
        List<ProtoMessage> messages = topLevel;
        ProtoMessage message = null;
        for (int index : indexes) {
            if (index < 0 || index >= messages.size()) {
                return null;
            }
            message = messages.get(index);
            messages = message.messages();
        }
        return message;
    }
}

package dev.rollcall.event.binary;

import dev.rollcall.event.EventFormat;
import dev.rollcall.event.Fault;
import dev.rollcall.schema.RegisteredSchema;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Reads values in Confluent's wire format: a zero, the id of a schema in four bytes, and what was written by that schema. Not thread-safe. */
public final class FramedFormat implements EventFormat {
    /** How many bytes stand in front: the zero and the id. */
    public static final int FRAME = 5;

    private final String type;
    private final IntFunction<Optional<RegisteredSchema>> schemas;
    private final Function<RegisteredSchema, BinaryDecoder> decoders;
    private final Map<Integer, BinaryDecoder> byId = new HashMap<>();
    private int lastId;
    // Null before the first value.
    private BinaryDecoder last;

    /**
     * A format.
     *
     * @param type the type of schemas that can be read, as registries call it
     * @param schemas finds the schema of an id; empty for an id that is to be rejected
     * @param decoders makes what reads values of a schema; throws any {@link RuntimeException} if the schema makes no sense
     */
    public FramedFormat(
            String type,
            IntFunction<Optional<RegisteredSchema>> schemas,
            Function<RegisteredSchema, BinaryDecoder> decoders) {
        this.type = type;
        this.schemas = schemas;
        this.decoders = decoders;
    }

    @Override
    public Fault read(byte[] value) {
        if (value.length < FRAME || value[0] != 0) {
            return Fault.malformed(
                    "the value does not begin with the five bytes of a schema registry" + Appearance.of(value));
        }
        int id = ByteBuffer.wrap(value).getInt(1);
        if (last == null || id != lastId) {
            BinaryDecoder decoder = decoder(id);
            if (decoder == null) {
                return Fault.malformed("the schema registry does not know schema " + Integer.toUnsignedString(id));
            }
            last = decoder;
            lastId = id;
        }
        return last.read(value, FRAME);
    }

    private BinaryDecoder decoder(int id) {
        BinaryDecoder known = byId.get(id);
        if (known == null) {
            known = schemas.apply(id).map(schema -> make(id, schema)).orElse(null);
        }
        if (known != null) {
            byId.put(id, known);
        }
        return known;
    }

    /** What an id means never changes, so an event of a schema that cannot be used is wrong once and for all. */
    private BinaryDecoder make(int id, RegisteredSchema schema) {
        String name = "schema " + Integer.toUnsignedString(id) + " of the schema registry ";
        if (!schema.type().equals(type)) {
            return wrong(name + "is of type " + schema.type() + ", not " + type);
        }
        try {
            return decoders.apply(schema);
        } catch (RuntimeException e) {
            return wrong(name + "cannot be used: " + e.getMessage());
        }
    }

    private static BinaryDecoder wrong(String detail) {
        Fault fault = Fault.malformed(detail);
        return (value, from) -> fault;
    }
}

package dev.rollcall.event.avro;

import dev.rollcall.event.Fault;
import dev.rollcall.event.FieldTree;
import dev.rollcall.event.binary.BinaryDecoder;
import dev.rollcall.event.binary.BinaryInput;
import dev.rollcall.schema.RegisteredSchema;
import org.apache.avro.NameValidator;
import org.apache.avro.Schema;

/** Reads values of one Avro schema. Not thread-safe. */
public final class AvroDecoder implements BinaryDecoder {
    private final FieldTree wanted;
    private final AvroPlan plan;
    private final BinaryInput in = new BinaryInput();

    /**
     * A decoder.
     *
     * @param schema the schema that values were written with, not null
     * @param wanted the fields, at least one, not null; reading fills them
     * @throws RuntimeException if the schema makes no sense, with the reason
     */
    public AvroDecoder(RegisteredSchema schema, FieldTree wanted) {
        this.wanted = wanted;
        plan = new AvroPlan(parse(schema), wanted);
    }

    private static Schema parse(RegisteredSchema schema) {
        // Whoever wrote the values did not mind either.
        Schema.Parser parser = new Schema.Parser(NameValidator.NO_VALIDATION).setValidateDefaults(false);
        schema.references().values().forEach(parser::parse);
        return parser.parse(schema.text());
    }

    @Override
    public Fault read(byte[] value, int from) {
        wanted.beginEvent();
        in.begin(value, from);
        try {
            plan.read(in);
        } catch (RuntimeException e) {
            return Fault.malformed("the value is not what its Avro schema says at byte " + in.at());
        }
        return in.hasMore()
                ? Fault.malformed("the value goes on behind what its Avro schema says, at byte " + in.at())
                : null;
    }
}

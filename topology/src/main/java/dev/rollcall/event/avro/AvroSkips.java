package dev.rollcall.event.avro;

import dev.rollcall.event.binary.BinaryInput;
import java.util.IdentityHashMap;
import org.apache.avro.Schema;

/** Makes the steps that pass over values nobody wants. A schema that contains itself gets steps that do. Not thread-safe. */
final class AvroSkips {
    private final IdentityHashMap<Schema, AvroStep> records = new IdentityHashMap<>();

    AvroStep over(Schema schema) {
        return switch (schema.getType()) {
            case NULL -> in -> {};
            case BOOLEAN -> in -> in.skip(1);
            case INT, LONG, ENUM -> BinaryInput::varint;
            case FLOAT -> in -> in.skip(Float.BYTES);
            case DOUBLE -> in -> in.skip(Double.BYTES);
            case BYTES, STRING -> in -> in.skip(in.zigZag());
            case FIXED -> {
                int size = schema.getFixedSize();
                yield in -> in.skip(size);
            }
            case ARRAY -> overArray(schema);
            case MAP -> {
                AvroStep value = over(schema.getValueType());
                yield new AvroBlocks(
                        in -> {
                            in.skip(in.zigZag());
                            value.read(in);
                        },
                        true);
            }
            case UNION ->
                new AvroUnion(schema.getTypes().stream().map(this::over).toArray(AvroStep[]::new));
            case RECORD -> overRecord(schema);
        };
    }

    private AvroStep overArray(Schema array) {
        return isEmpty(array.getElementType(), 0)
                ? new AvroBlocks(null, true)
                : new AvroBlocks(over(array.getElementType()), true);
    }

    private AvroStep overRecord(Schema schema) {
        AvroStep known = records.get(schema);
        if (known != null) {
            return known;
        }
        AvroStep[] steps = new AvroStep[schema.getFields().size()];
        AvroStep record = new AvroRecord(steps);
        records.put(schema, record);
        for (Schema.Field field : schema.getFields()) {
            steps[field.pos()] = over(field.schema());
        }
        return record;
    }

    /** Whether values have no bytes at all: of such an array may have any number. */
    static boolean isEmpty(Schema schema, int depth) {
        return switch (schema.getType()) {
            case NULL -> true;
            case FIXED -> schema.getFixedSize() == 0;
            // One that contains itself without a byte in between has no values.
            case RECORD ->
                depth < 100 && schema.getFields().stream().allMatch(field -> isEmpty(field.schema(), depth + 1));
            default -> false;
        };
    }
}

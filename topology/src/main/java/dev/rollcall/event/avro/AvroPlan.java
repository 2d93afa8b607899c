package dev.rollcall.event.avro;

import dev.rollcall.event.FieldTree;
import dev.rollcall.event.FieldValue.Kind;
import dev.rollcall.event.binary.BinaryInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;

/**
 * How the wanted fields are read out of values of one schema. A field is found by the name that it has in the schema of the writer, or by one of
 * its aliases there.
 */
final class AvroPlan {
    private final AvroSkips skips = new AvroSkips();
    private final AvroStep step;

    /**
     * Makes a plan.
     *
     * @param schema the schema that values were written with, not null
     * @param wanted the fields, not null; reading fills them
     */
    AvroPlan(Schema schema, FieldTree wanted) {
        step = step(schema, wanted);
    }

    /**
     * Reads a value to its end.
     *
     * @param in stands before it
     * @throws dev.rollcall.event.binary.MalformedException if it is not what the schema says
     */
    void read(BinaryInput in) {
        step.read(in);
    }

    private AvroStep step(Schema schema, FieldTree wanted) {
        return switch (schema.getType()) {
            case UNION ->
                new AvroUnion(schema.getTypes().stream()
                        .map(branch -> step(branch, wanted))
                        .toArray(AvroStep[]::new));
            case RECORD -> container(wanted, record(schema, wanted));
            case MAP -> container(wanted, map(schema, wanted));
            case ARRAY -> container(wanted, array(schema, wanted));
            default -> wanted.value() == null ? skips.over(schema) : AvroLeaf.of(schema, wanted.value());
        };
    }

    private static AvroStep container(FieldTree wanted, AvroStep content) {
        if (wanted.value() == null) {
            return content;
        }
        return in -> {
            wanted.value().set(Kind.CONTAINER);
            content.read(in);
        };
    }

    private AvroStep record(Schema schema, FieldTree wanted) {
        List<AvroStep> steps = new ArrayList<>();
        for (Schema.Field field : schema.getFields()) {
            List<AvroStep> readings = wanted.children().stream()
                    .filter(child -> isMeant(field, child.name(), schema))
                    .map(child -> step(field.schema(), child))
                    .toList();
            steps.add(readings.isEmpty() ? skips.over(field.schema()) : all(readings));
        }
        return new AvroRecord(steps.toArray(AvroStep[]::new));
    }

    /** An alias that is also the name of a field means that field. */
    private static boolean isMeant(Schema.Field field, String name, Schema record) {
        return field.name().equals(name) || (field.aliases().contains(name) && record.getField(name) == null);
    }

    /** Reads the same value once for each path that leads to it. */
    private static AvroStep all(List<AvroStep> readings) {
        if (readings.size() == 1) {
            return readings.get(0);
        }
        return in -> {
            int start = in.at();
            for (AvroStep reading : readings) {
                in.backTo(start);
                reading.read(in);
            }
        };
    }

    private AvroStep map(Schema schema, FieldTree wanted) {
        AvroStep unwanted = skips.over(schema.getValueType());
        FieldTree[] keys = wanted.children().toArray(FieldTree[]::new);
        AvroStep[] values =
                Arrays.stream(keys).map(key -> step(schema.getValueType(), key)).toArray(AvroStep[]::new);
        return new AvroBlocks(
                in -> {
                    long length = in.zigZag();
                    int from = in.skip(length);
                    value(in, from, keys, values, unwanted).read(in);
                },
                keys.length == 0);
    }

    private static AvroStep value(BinaryInput in, int keyFrom, FieldTree[] keys, AvroStep[] values, AvroStep unwanted) {
        for (int i = 0; i < keys.length; i++) {
            if (keys[i].isNamed(in.bytes(), keyFrom, in.at())) {
                return values[i];
            }
        }
        return unwanted;
    }

    private AvroStep array(Schema schema, FieldTree wanted) {
        Schema element = schema.getElementType();
        List<FieldTree> indexed =
                wanted.children().stream().filter(child -> child.index() >= 0).toList();
        if (indexed.isEmpty() || AvroSkips.isEmpty(element, 0)) {
            return skips.over(schema);
        }
        return new AvroElements(
                indexed.stream().mapToInt(FieldTree::index).toArray(),
                indexed.stream().map(child -> step(element, child)).toArray(AvroStep[]::new),
                skips.over(element));
    }
}

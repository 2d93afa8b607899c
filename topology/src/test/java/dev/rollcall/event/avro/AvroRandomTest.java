package dev.rollcall.event.avro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.event.FieldTree;
import dev.rollcall.event.binary.BinaryInput;
import dev.rollcall.event.binary.MalformedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.RandomData;
import org.junit.jupiter.api.Test;

/** Random values of random schemas, written by Avro's own encoder. */
class AvroRandomTest {
    private static final int SCHEMAS = 300;

    @Test
    void whatAvroWroteIsFound() {
        for (long seed = 1; seed <= SCHEMAS; seed++) {
            Random random = new Random(seed);
            Schema schema = new Schema.Parser().parse(recordOf(random, 3, new int[1]));
            List<String> paths = new ArrayList<>();
            collect(schema, "", paths);
            for (Object event : new RandomData(schema, 5, seed)) {
                String[] wanted =
                        paths.stream().filter(path -> random.nextInt(3) == 0).toArray(String[]::new);
                List<String> expected = new ArrayList<>();
                for (String path : wanted) {
                    expected.add(expected(event, path.substring(1).split("/")));
                }
                assertThat(AvroPlanTest.read(schema, AvroPlanTest.encode(schema, event), wanted))
                        .as("seed %s, paths %s of %s", seed, List.of(wanted), schema)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void noBytesCauseAnythingButMalformed() {
        int malformed = 0;
        for (long seed = 1; seed <= SCHEMAS; seed++) {
            Random random = new Random(seed);
            Schema schema = new Schema.Parser().parse(recordOf(random, 3, new int[1]));
            FieldTree wanted = FieldTree.root();
            List<String> paths = new ArrayList<>();
            collect(schema, "", paths);
            paths.forEach(wanted::want);
            AvroPlan plan = new AvroPlan(schema, wanted);
            for (Object event : new RandomData(schema, 50, seed)) {
                byte[] bytes = AvroPlanTest.encode(schema, event);
                for (int i = random.nextInt(4); bytes.length > 0 && i >= 0; i--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                }
                BinaryInput in = new BinaryInput();
                in.begin(bytes, 0);
                wanted.beginEvent();
                try {
                    plan.read(in);
                } catch (MalformedException e) {
                    malformed++;
                }
                assertThat(in.at()).as("seed %s", seed).isLessThanOrEqualTo(bytes.length);
            }
        }
        assertThat(malformed).isGreaterThan(SCHEMAS);
    }

    private static String recordOf(Random random, int depth, int[] names) {
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i <= random.nextInt(5); i++) {
            fields.append(i == 0 ? "" : ",").append("{\"name\":\"f").append(i).append("\",\"type\":");
            fields.append(typeOf(random, depth, names)).append('}');
        }
        return "{\"type\":\"record\",\"name\":\"R" + names[0]++ + "\",\"fields\":[" + fields + "]}";
    }

    private static String typeOf(Random random, int depth, int[] names) {
        String[] plain = {"null", "boolean", "int", "long", "float", "double", "string"};
        return switch (random.nextInt(depth > 0 ? 12 : 8)) {
            case 7 -> "{\"type\":\"enum\",\"name\":\"E" + names[0]++ + "\",\"symbols\":[\"A\",\"B\",\"C\"]}";
            case 8 -> recordOf(random, depth - 1, names);
            case 9 -> "{\"type\":\"array\",\"items\":" + typeOf(random, depth - 1, names) + "}";
            case 10 -> "{\"type\":\"map\",\"values\":" + typeOf(random, depth - 1, names) + "}";
            case 11 -> "[\"null\",\"string\"," + recordOf(random, depth - 1, names) + "]";
            default -> "\"" + plain[random.nextInt(plain.length)] + "\"";
        };
    }

    /** All paths through records, and one into each array and each map. */
    private static void collect(Schema schema, String path, List<String> paths) {
        if (!path.isEmpty()) {
            paths.add(path);
        }
        String prefix = path + "/";
        switch (schema.getType()) {
            case RECORD -> schema.getFields().forEach(field -> collect(field.schema(), prefix + field.name(), paths));
            case ARRAY -> collect(schema.getElementType(), prefix + "1", paths);
            case MAP -> collect(schema.getValueType(), prefix + "nobody", paths);
            case UNION -> collect(schema.getTypes().get(2), path, paths);
            default -> {}
        }
    }

    private static String expected(Object event, String[] path) {
        Object value = event;
        for (String step : path) {
            if (value instanceof GenericRecord inner) {
                value = inner.hasField(step) ? inner.get(step) : null;
            } else if (value instanceof List<?> list) {
                value = step.matches("\\d+") && list.size() > 1 ? list.get(1) : null;
            } else {
                value = null;
            }
        }
        if (value == null) {
            return "ABSENT";
        }
        if (value instanceof GenericRecord || value instanceof List || value instanceof Map) {
            return "CONTAINER";
        }
        String kind = value instanceof Number ? "NUMBER" : value instanceof Boolean ? "BOOLEAN" : "STRING";
        return (kind + " " + value).strip();
    }
}

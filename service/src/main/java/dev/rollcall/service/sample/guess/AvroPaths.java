package dev.rollcall.service.sample.guess;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The fields that an Avro schema has. Not thread-safe. */
final class AvroPaths {
    private static final int DEEPEST = 6;

    private final Map<String, JsonNode> named = new HashMap<>();
    private final List<List<String>> found = new ArrayList<>();

    private AvroPaths() {}

    /** The names that lead to each single value; lists and maps are left out. */
    static List<List<String>> of(JsonNode schema) {
        AvroPaths paths = new AvroPaths();
        paths.walk(schema, List.of());
        return paths.found;
    }

    private void walk(JsonNode schema, List<String> steps) {
        if (steps.size() > DEEPEST) {
            return;
        }
        if (schema.isArray()) {
            schema.forEach(branch -> walk(branch, steps));
            return;
        }
        JsonNode record = schema.isTextual() ? named.get(schema.asText()) : schema;
        String type = record == null ? schema.asText() : record.path("type").asText();
        if (record != null && type.equals("record")) {
            remember(record);
            record.path("fields")
                    .forEach(field -> walk(
                            field.path("type"), plus(steps, field.path("name").asText())));
        } else if (record != null && record.path("type").isContainerNode()) {
            walk(record.path("type"), steps);
        } else if (!List.of("null", "array", "map").contains(type) && !steps.isEmpty() && !found.contains(steps)) {
            found.add(steps);
        }
    }

    private void remember(JsonNode record) {
        String name = record.path("name").asText();
        named.put(name, record);
        named.put(record.path("namespace").asText() + "." + name, record);
    }

    private static List<String> plus(List<String> steps, String step) {
        List<String> more = new ArrayList<>(steps);
        more.add(step);
        return more;
    }
}

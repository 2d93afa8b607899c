package dev.rollcall.service.http;

import dev.rollcall.service.testing.TestJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The description of the API, and what in a response is not as it says. Knows the part of JSON Schema that it uses. */
final class OpenApi {
    private final Map<String, Object> document;

    private OpenApi(Map<String, Object> document) {
        this.document = document;
    }

    static OpenApi read() {
        try (InputStream bytes = OpenApi.class.getResourceAsStream("/dashboard/openapi.json")) {
            return new OpenApi(TestJson.object(new String(bytes.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Set<String> paths() {
        return at(document, "paths").keySet();
    }

    Set<String> statuses(String path) {
        return at(document, "paths", path, "get", "responses").keySet();
    }

    /** The parameters of a path, with an example each. */
    Map<String, String> parameters(String path) {
        Map<String, String> parameters = new LinkedHashMap<>();
        Object list = at(document, "paths", path, "get").getOrDefault("parameters", List.of());
        for (Object parameter : (List<?>) list) {
            Map<?, ?> members = (Map<?, ?>) parameter;
            parameters.put((String) members.get("name"), (String) members.get("in"));
        }
        return parameters;
    }

    /** What is not as described in a response; nothing if all is. */
    List<String> faults(String path, int status, String contentType, String body) {
        Map<String, Object> content =
                at(document, "paths", path, "get", "responses", Integer.toString(status), "content");
        List<String> faults = new ArrayList<>();
        if (!content.containsKey(contentType)) {
            faults.add("content type " + contentType + " is not among " + content.keySet());
        } else {
            check(at(content, contentType, "schema"), TestJson.object(body), path, faults);
        }
        return faults;
    }

    /** The same for an object of a schema that is no whole response. */
    List<String> faults(String schema, String body) {
        List<String> faults = new ArrayList<>();
        check(at(document, "components", "schemas", schema), TestJson.object(body), schema, faults);
        return faults;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> at(Map<String, Object> object, String... path) {
        Map<String, Object> found = object;
        for (String name : path) {
            found = (Map<String, Object>) found.get(name);
            if (found == null) {
                throw new IllegalArgumentException("nothing is described at " + List.of(path));
            }
        }
        return found;
    }

    private void check(Map<String, Object> schema, Object value, String where, List<String> faults) {
        if (schema.containsKey("$ref")) {
            String[] parts = ((String) schema.get("$ref")).substring(2).split("/");
            check(at(document, parts), value, where, faults);
            return;
        }
        Object type = schema.get("type");
        List<?> types = type instanceof List<?> several ? several : List.of(type);
        if (!types.contains(typeOf(value))) {
            faults.add(where + " is " + typeOf(value) + ", not " + types);
        } else if (schema.containsKey("enum") && !((List<?>) schema.get("enum")).contains(value)) {
            faults.add(where + " is " + value);
        } else if (value instanceof Map<?, ?> object) {
            checkObject(schema, object, where, faults);
        } else if (value instanceof List<?> list) {
            list.forEach(element -> check(at(schema, "items"), element, where + "[]", faults));
        }
    }

    private void checkObject(Map<String, Object> schema, Map<?, ?> object, String where, List<String> faults) {
        Map<?, ?> properties = (Map<?, ?>) schema.getOrDefault("properties", Map.of());
        List<?> required = (List<?>) schema.getOrDefault("required", List.of());
        required.stream()
                .filter(name -> !object.containsKey(name))
                .forEach(name -> faults.add(where + " has no " + name));
        object.forEach((name, value) -> {
            if (properties.containsKey(name)) {
                check(at(schema, "properties", (String) name), value, where + "." + name, faults);
            } else if (schema.get("additionalProperties") instanceof Map<?, ?>) {
                check(at(schema, "additionalProperties"), value, where + "." + name, faults);
            } else {
                faults.add(where + " has " + name + ", which is not described");
            }
        });
    }

    private static String typeOf(Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof Map) {
            return "object";
        }
        if (value instanceof List) {
            return "array";
        }
        if (value instanceof Long) {
            return "integer";
        }
        return value instanceof Boolean ? "boolean" : value instanceof String ? "string" : "number";
    }
}

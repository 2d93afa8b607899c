package dev.rollcall.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A schema as a registry has it. Immutable.
 *
 * @param type what kind of schema it is: {@code AVRO}, {@code PROTOBUF} or {@code JSON}
 * @param text the schema itself
 * @param references the texts of all schemas that it refers to, directly or through others, by the names by which it does; each stands
 *     behind those that it refers to itself
 */
public record RegisteredSchema(String type, String text, Map<String, String> references) {
    /** The type of Avro schemas. */
    public static final String AVRO = "AVRO";

    /** The type of Protobuf schemas. */
    public static final String PROTOBUF = "PROTOBUF";

    /** Makes the references immutable. */
    public RegisteredSchema {
        references = Collections.unmodifiableMap(new LinkedHashMap<>(references));
    }
}

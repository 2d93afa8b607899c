package dev.rollcall.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Asks a schema registry by Confluent's REST interface, which Apicurio, Karapace and Redpanda speak too. Every call is a request, or
 * several where a schema refers to others; nothing is kept. Thread-safe.
 */
public final class SchemaRegistry {
    private final RegistryHttp http;

    /**
     * Connects to nothing yet.
     *
     * @param address where the registry is, not null
     * @throws IllegalArgumentException if the file of certificates cannot be read
     */
    public SchemaRegistry(RegistryAddress address) {
        http = new RegistryHttp(address);
    }

    /**
     * The schema of an id, with all that it refers to.
     *
     * @param id the id, as it stands in events
     * @return the schema
     * @throws RegistryException if the registry does not know it, or does not answer
     */
    public RegisteredSchema schema(int id) throws RegistryException {
        JsonNode schema = http.get("/schemas/ids/" + Integer.toUnsignedString(id));
        Map<String, String> references = new LinkedHashMap<>();
        addReferences(schema, references);
        return new RegisteredSchema(schema.path("schemaType").asText(RegisteredSchema.AVRO), text(schema), references);
    }

    /**
     * Asks something that every registry answers to those it trusts.
     *
     * @throws RegistryException if it does not answer, or refuses the credentials
     */
    public void ping() throws RegistryException {
        http.get("/subjects");
    }

    private void addReferences(JsonNode schema, Map<String, String> references) throws RegistryException {
        for (JsonNode reference : schema.path("references")) {
            String name = reference.path("name").asText();
            if (!references.containsKey(name)) {
                JsonNode referred = http.get(
                        "/subjects/" + encoded(reference.path("subject").asText()) + "/versions/"
                                + reference.path("version").asText());
                addReferences(referred, references);
                references.put(name, text(referred));
            }
        }
    }

    private static String text(JsonNode schema) throws RegistryException {
        JsonNode text = schema.path("schema");
        if (!text.isTextual()) {
            throw RegistryException.away("it answers without a schema", null);
        }
        return text.asText();
    }

    private static String encoded(String subject) {
        return URLEncoder.encode(subject, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

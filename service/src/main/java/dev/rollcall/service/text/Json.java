package dev.rollcall.service.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Writes records and maps as JSON. */
public final class Json {
    /** What it is called in HTTP. */
    public static final String CONTENT_TYPE = "application/json";

    private static final JsonMapper MAPPER = new JsonMapper();

    private Json() {}

    /**
     * Writes a value.
     *
     * @param value a record or a map; fields come in its order
     * @return UTF-8, without spaces
     */
    public static byte[] of(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

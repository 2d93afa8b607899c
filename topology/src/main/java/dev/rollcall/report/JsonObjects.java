package dev.rollcall.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;

/** The JSON that our records are made of: one object, written without spaces, read field by field. */
final class JsonObjects {
    private static final JsonFactory JSON = new JsonFactory();
    private static final JsonStringEncoder STRINGS = JsonStringEncoder.getInstance();

    private JsonObjects() {}

    /** Begins an object that is about a day and a segment. */
    static void appendRow(StringBuilder json, LocalDate day, ZoneId zone, String segment) {
        json.append("{\"day\":\"").append(day).append("\",\"zone\":");
        appendString(json, zone.getId());
        json.append(",\"segment\":");
        appendString(json, segment);
    }

    /** Receives one field; the parser stands at the value and may be left there, or at its end. */
    @FunctionalInterface
    interface FieldReader {
        void read(String name, JsonParser value) throws IOException;
    }

    /** Appends a string in quotes. */
    static void appendString(StringBuilder json, String text) {
        json.append('"');
        STRINGS.quoteAsString(text, json);
        json.append('"');
    }

    /** Reads a record's value, which must be one object and nothing else. */
    static void read(byte[] json, FieldReader reader) throws IOException {
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            readObject(parser, reader);
            if (parser.nextToken() != null) {
                throw new IOException("something follows the object");
            }
        } catch (JsonProcessingException e) {
            // Without the lines that say where, which would break a one-line message.
            throw new IOException(e.getOriginalMessage(), e);
        }
    }

    /** Reads the object at which the parser stands. */
    static void readObject(JsonParser parser, FieldReader reader) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new IOException("not an object");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            reader.read(name, parser);
            // Moves only when the reader left an array or an object unread.
            parser.skipChildren();
        }
    }

    /** Reads a value that must be a string. */
    static String text(JsonParser value) throws IOException {
        if (value.currentToken() != JsonToken.VALUE_STRING) {
            throw new IOException(value.currentName() + " is not a string");
        }
        return value.getText();
    }

    /** Reads a value that must be a whole number. */
    static long count(JsonParser value) throws IOException {
        requireWholeNumber(value);
        return value.getLongValue();
    }

    /** Reads a value that must be a whole number of 32 bits. */
    static int index(JsonParser value) throws IOException {
        requireWholeNumber(value);
        return value.getIntValue();
    }

    private static void requireWholeNumber(JsonParser value) throws IOException {
        if (value.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw new IOException(value.currentName() + " is not a whole number");
        }
    }

    /** Passes a field's value on, unless it is missing. */
    static <T> T present(String name, T value) throws IOException {
        if (value == null) {
            throw new IOException("there is no field " + name);
        }
        return value;
    }
}

package dev.rollcall.event.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.rollcall.event.Fault;
import dev.rollcall.event.FieldTree;
import dev.rollcall.event.FieldValue;
import dev.rollcall.event.FieldValue.Kind;
import java.io.IOException;

/**
 * Streams through the JSON of an event and stops as soon as every wanted field is decided: found, or out of reach because
 * the first occurrence of a key on its path does not hold it. What comes after that is not read, so it may even be broken;
 * only its nesting is bounded, in order that the verdict on an event does not depend on the order of its fields.
 *
 * <p>Not thread-safe.
 */
final class FieldParser {
    private static final Fault EMPTY = Fault.malformed("the value is empty");
    static final Fault TOO_DEEP = Fault.malformed("the value is nested deeper than 1,000 levels");

    private final FieldTree wanted;
    private EventJson json = EventJson.newFactory();
    private byte[] value;
    private int start;
    private JsonParser parser;
    private long event;
    private int undecided;

    /**
     * A parser for some fields.
     *
     * @param wanted the fields, at least one; {@link #read} fills them; not null
     */
    FieldParser(FieldTree wanted) {
        this.wanted = wanted;
    }

    /**
     * Reads the wanted fields of an event.
     *
     * @param eventValue the record's value, not null
     * @param startOfJson where its JSON begins
     * @return null, or what is wrong with the value as a whole; then the fields mean nothing
     */
    Fault read(byte[] eventValue, int startOfJson) {
        start = startOfJson;
        if (start == eventValue.length) {
            return EMPTY;
        }
        if (eventValue[start] != '{') {
            return NoObject.fault(eventValue, start);
        }
        value = eventValue;
        return readValue();
    }

    private Fault brokenOff() {
        return Fault.malformed("the value ends after " + value.length + " bytes, before the last wanted field");
    }

    /** Says what stands behind the JSON of a record. */
    static Fault followed(byte[] value, int at) {
        return Fault.malformed(
                Nesting.opens(value[at])
                        ? "there are two JSON values in one record, the second at byte " + at + ": set input.each=lines"
                        : "something follows the JSON at byte " + at);
    }

    private Fault noJson(long goodBytes) {
        return Fault.malformed("the value is not JSON at byte " + (start + goodBytes));
    }

    private Fault readValue() {
        event = wanted.beginEvent();
        undecided = wanted.fields();
        json = json.fresh();
        try (JsonParser opened = json.createParser(value, start, value.length - start)) {
            parser = opened;
            parser.nextToken();
            readObject(wanted);
            return faultOfRest();
        } catch (StreamConstraintsException e) {
            return TOO_DEEP;
        } catch (JsonEOFException e) {
            return brokenOff();
        } catch (JsonProcessingException e) {
            return noJson(goodBytes(e));
        } catch (IOException | RuntimeException e) {
            // No bytes may stop the intake, not even ones that trip the parser. Its table of names starts afresh.
            json = EventJson.newFactory();
            return noJson(0);
        }
    }

    private static long goodBytes(JsonProcessingException e) {
        return e.getLocation() == null ? 0 : e.getLocation().getByteOffset();
    }

    /** Reads to the end of an object, or up to the value that decides the last wanted field. */
    private void readObject(FieldTree object) throws IOException {
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            FieldTree field = object.firstOccurrence(key, event);
            if (field == null) {
                parser.skipChildren();
                continue;
            }
            readField(field, token);
            if (undecided == 0) {
                return;
            }
        }
        undecided -= object.fieldsNotSeen(event);
    }

    private void readArray(FieldTree array) throws IOException {
        int place = 0;
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            FieldTree field = array.element(place++, event);
            if (field == null) {
                parser.skipChildren();
                continue;
            }
            readField(field, token);
            if (undecided == 0) {
                return;
            }
        }
        undecided -= array.fieldsNotSeen(event);
    }

    private void readField(FieldTree field, JsonToken token) throws IOException {
        if (field.value() != null) {
            readText(field.value(), token);
            undecided--;
        }
        if (token == JsonToken.START_OBJECT && field.fieldsBelow() > 0) {
            readObject(field);
        } else if (token == JsonToken.START_ARRAY && field.hasElements()) {
            readArray(field);
        } else {
            undecided -= field.fieldsBelow();
            parser.skipChildren();
        }
    }

    private void readText(FieldValue field, JsonToken token) throws IOException {
        switch (token) {
            case VALUE_STRING -> readText(field, Kind.STRING);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> readText(field, Kind.NUMBER);
            case VALUE_TRUE, VALUE_FALSE -> readText(field, Kind.BOOLEAN);
            case VALUE_NULL -> field.set(Kind.ABSENT);
            default -> field.set(Kind.CONTAINER);
        }
    }

    private void readText(FieldValue field, Kind kind) throws IOException {
        int length = parser.getTextLength();
        if (length > FieldValue.MAX_BYTES) {
            // No char has less than a byte. Asking for the chars would copy them all into one array.
            field.set(Kind.TOO_LONG);
        } else {
            int from = parser.getTextOffset();
            field.setText(kind, parser.getTextCharacters(), from, from + length);
        }
    }

    private int position() {
        return start + (int) parser.currentLocation().getByteOffset();
    }

    private Fault faultOfRest() throws IOException {
        // A string that nobody asked for is still to be read to its end.
        parser.finishToken();
        int depth = parser.getParsingContext().getNestingDepth();
        // A number has no end of its own: one that ends with the value may have lost digits.
        if (depth > 0 && parser.currentToken().isNumeric() && position() == value.length) {
            return brokenOff();
        }
        int trailing = Trailing.find(value, position(), depth);
        if (trailing != Trailing.NOTHING) {
            return followed(value, trailing);
        }
        boolean mayBeTooDeep = depth > 0 && value.length > EventJson.MAX_NESTING - depth;
        return mayBeTooDeep && Nesting.exceeds(value, position(), depth, EventJson.MAX_NESTING) ? TOO_DEEP : null;
    }
}

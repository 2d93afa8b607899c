package dev.rollcall.event.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.rollcall.event.EventFormat;
import dev.rollcall.event.Fault;
import dev.rollcall.event.FieldPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts the events out of records that hold several: the elements of an array, or JSON lines. An array is read to the end of its record before any element
 * counts, for where it is no JSON nobody knows what is missing; of lines each stands alone. Not thread-safe.
 */
public final class JsonElements {
    /** Each line of a record is an event. */
    public static final String LINES = "lines";

    /** The value of the record is the array. */
    public static final String WHOLE_VALUE = "/";

    private static final Fault NULL = Fault.malformed("the value is null, which holds no events (input.each)");
    private static final Fault EMPTY = Fault.malformed("the value is empty");

    private final String path;
    private final List<String> steps;
    private final boolean isPointer;
    private final List<byte[]> elements = new ArrayList<>();
    private EventJson json = EventJson.newFactory();
    private JsonParser parser;

    /**
     * Cuts in one way.
     *
     * @param each a path to an array, {@link #WHOLE_VALUE} or {@link #LINES}, not null
     * @throws IllegalArgumentException if it is no path
     */
    public JsonElements(String each) {
        path = each;
        FieldPath parsed = FieldPath.of(each);
        steps = each.equals(WHOLE_VALUE) ? List.of() : parsed.steps();
        isPointer = parsed.isPointer();
    }

    /**
     * Cuts a record.
     *
     * @param value the record's value, or null
     * @return what is wrong with the record as a whole, and then it is one event; null if it was cut
     */
    public Fault cut(byte[] value) {
        elements.clear();
        if (value == null) {
            return NULL;
        }
        if (value.length > EventFormat.MAX_BYTES) {
            return Fault.tooLarge(value.length);
        }
        int start = EventJson.start(value);
        if (start == value.length) {
            return EMPTY;
        }
        return path.equals(LINES) ? cutLines(value, start) : cutArray(value, start);
    }

    /**
     * What was cut out.
     *
     * @return the elements in their order, possibly none; valid until the next {@link #cut}
     */
    public List<byte[]> elements() {
        return elements;
    }

    private Fault cutLines(byte[] value, int start) {
        int from = start;
        while (from < value.length) {
            int to = from;
            while (to < value.length && value[to] != '\n') {
                to++;
            }
            cutLine(value, from, to);
            from = to + 1;
        }
        return null;
    }

    /** Programs that forget the line end write objects one behind the other. */
    private void cutLine(byte[] value, int from, int to) {
        int at = PlainJson.behindSpace(value, from);
        while (at < to) {
            int end = value[at] == '{' ? Nesting.endOfObject(value, at, to) : to;
            elements.add(Arrays.copyOfRange(value, at, end));
            at = PlainJson.behindSpace(value, end);
        }
    }

    private Fault cutArray(byte[] value, int start) {
        if (value[start] != '{' && value[start] != '[') {
            return NoObject.fault(value, start);
        }
        json = json.fresh();
        try (JsonParser opened = json.createParser(value, start, value.length - start)) {
            parser = opened;
            return cutArrayOf(value, start);
        } catch (StreamConstraintsException e) {
            return FieldParser.TOO_DEEP;
        } catch (JsonEOFException e) {
            return Fault.malformed("the value ends after " + value.length + " bytes, within the JSON");
        } catch (JsonProcessingException e) {
            return noJson(start, e.getLocation() == null ? 0 : e.getLocation().getByteOffset());
        } catch (IOException | RuntimeException e) {
            json = EventJson.newFactory();
            return noJson(start, 0);
        }
    }

    private static Fault noJson(int start, long goodBytes) {
        return Fault.malformed("the value is not JSON at byte " + (start + goodBytes));
    }

    private Fault cutArrayOf(byte[] value, int start) throws IOException {
        if (!findArray()) {
            return Fault.malformed(
                    steps.isEmpty()
                            ? "the value is not an array, which input.each=/ asks for"
                            : "there is no array at \"" + path + "\" (input.each)");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            int from = start + (int) parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
            parser.finishToken();
            elements.add(Arrays.copyOfRange(
                    value, from, start + (int) parser.currentLocation().getByteOffset()));
        }
        while (!parser.getParsingContext().inRoot()) {
            parser.nextToken();
        }
        int end = start + (int) parser.currentLocation().getByteOffset();
        int behind = PlainJson.behindSpace(value, end);
        return behind == value.length ? null : FieldParser.followed(value, behind);
    }

    private boolean findArray() throws IOException {
        JsonToken token = parser.nextToken();
        for (String step : steps) {
            boolean found = token == JsonToken.START_OBJECT
                    ? findKey(step)
                    : token == JsonToken.START_ARRAY && isPointer && findPlace(step);
            if (!found) {
                return false;
            }
            token = parser.currentToken();
        }
        return token == JsonToken.START_ARRAY;
    }

    /** Of a key that occurs twice the first occurrence counts. */
    private boolean findKey(String wanted) throws IOException {
        for (String key = parser.nextFieldName(); key != null; key = parser.nextFieldName()) {
            parser.nextToken();
            if (key.equals(wanted)) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }

    private boolean findPlace(String wanted) throws IOException {
        for (int place = 0; parser.nextToken() != JsonToken.END_ARRAY; place++) {
            if (wanted.equals(Integer.toString(place))) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }
}

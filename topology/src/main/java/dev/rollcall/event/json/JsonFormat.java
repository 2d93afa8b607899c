package dev.rollcall.event.json;

import dev.rollcall.event.EventFormat;
import dev.rollcall.event.Fault;
import dev.rollcall.event.FieldTree;

/**
 * Reads events that are one JSON object each, in UTF-8, perhaps behind the five bytes of a schema registry. Of a key that occurs twice the first
 * occurrence counts. An event that breaks off after the value that decides the last wanted field counts, for the rest is not read; but where the
 * object is followed by another value, neither is the event.
 *
 * <p>Not thread-safe.
 */
public final class JsonFormat implements EventFormat {
    /** How many objects and arrays may be open at once in an event, the event itself included. */
    public static final int MAX_NESTING = EventJson.MAX_NESTING;

    private final FieldParser parser;
    // Spares plain events the parser; null when it may not.
    private final FieldScanner scanner;

    /**
     * A format for some fields.
     *
     * @param wanted the fields, at least one, not null
     */
    public JsonFormat(FieldTree wanted) {
        this(wanted, new FieldScanner(wanted));
    }

    private JsonFormat(FieldTree wanted, FieldScanner scanner) {
        this.parser = new FieldParser(wanted);
        this.scanner = scanner;
    }

    /**
     * A slower format that finds the same, but leaves even plain events to the parser.
     *
     * @param wanted the fields, at least one, not null
     * @return a format that only the parser reads for
     */
    public static JsonFormat reference(FieldTree wanted) {
        return new JsonFormat(wanted, null);
    }

    @Override
    public Fault read(byte[] value) {
        int start = EventJson.start(value);
        return scanner != null && scanner.scan(value, start) ? null : parser.read(value, start);
    }
}

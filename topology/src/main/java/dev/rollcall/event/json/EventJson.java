package dev.rollcall.event.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.rollcall.event.EventFormat;

/** What we take for the JSON of an event: UTF-8, one object, bounded in size and nesting and in nothing else. */
final class EventJson extends JsonFactory {
    /** How many objects and arrays may be open at once, the event itself included. */
    static final int MAX_NESTING = 1_000;

    /**
     * How many names of fields are remembered. Jackson copies its table for every event that brings a new name, up to a
     * quarter of a megabyte; so where names do not repeat (identifiers as keys) the table must stay small.
     */
    private static final int MAX_NAMES = 250;

    /** What a schema registry's serializers write before the JSON. */
    static final int REGISTRY_BYTES = 5;

    private EventJson(JsonFactoryBuilder builder) {
        super(builder);
    }

    /**
     * A factory of parsers, with a table of names of its own.
     *
     * @return parsers from it fail with a {@link com.fasterxml.jackson.core.exc.StreamConstraintsException} for an event of
     *     at most {@link EventFormat#MAX_BYTES} only when it is nested too deep
     */
    static EventJson newFactory() {
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxNestingDepth(MAX_NESTING)
                .maxNameLength(EventFormat.MAX_BYTES)
                .maxNumberLength(EventFormat.MAX_BYTES)
                .maxStringLength(EventFormat.MAX_BYTES)
                .build();
        return new EventJson(new JsonFactoryBuilder()
                .streamReadConstraints(constraints)
                .disable(JsonFactory.Feature.CHARSET_DETECTION)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                // The table of names outlives the event; the verdict on one must not depend on those before it.
                .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW));
    }

    /**
     * This factory, or a new one when it remembers too many names.
     *
     * @return what to make the next parser with
     */
    EventJson fresh() {
        return _byteSymbolCanonicalizer.size() > MAX_NAMES ? newFactory() : this;
    }

    /**
     * Where the JSON begins, behind the five bytes of a schema registry (a zero and the schema's id), a byte order mark and white space.
     *
     * @param value the event, not null
     * @return the index of the first byte that counts, the length of the value when there is none
     */
    static int start(byte[] value) {
        int at = value.length >= REGISTRY_BYTES && value[0] == 0 ? REGISTRY_BYTES : 0;
        boolean marked = value.length >= at + 3
                && value[at] == (byte) 0xEF
                && value[at + 1] == (byte) 0xBB
                && value[at + 2] == (byte) 0xBF;
        at += marked ? 3 : 0;
        while (at < value.length && isWhiteSpace(value[at])) {
            at++;
        }
        return at;
    }

    private static boolean isWhiteSpace(byte character) {
        return character == ' ' || character == '\n' || character == '\r' || character == '\t';
    }
}

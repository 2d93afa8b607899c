package dev.rollcall.event.json;

import dev.rollcall.event.FieldTree;
import dev.rollcall.event.FieldValue;
import dev.rollcall.event.FieldValue.Kind;

/**
 * Finds the wanted fields of an event in its bytes, without a parser, as long as the event is plain; stops like {@link FieldParser} as
 * soon as every wanted field is decided, and then has found the same. Not thread-safe.
 */
final class FieldScanner {
    private static final int UNUSUAL = PlainJson.UNUSUAL;

    private final FieldTree wanted;
    private byte[] json;
    private long event;
    private int undecided;
    private int depth;

    /**
     * A scanner for some fields.
     *
     * @param wanted the fields, at least one; {@link #scan} fills them; not null
     */
    FieldScanner(FieldTree wanted) {
        this.wanted = wanted;
    }

    /**
     * Looks for the wanted fields.
     *
     * @param eventValue the record's value, not null
     * @param start where its JSON begins
     * @return whether the fields are what a {@link FieldParser} finds; if not, they mean nothing, and one must read the event
     */
    boolean scan(byte[] eventValue, int start) {
        if (!PlainJson.is(eventValue, start, '{')) {
            return false;
        }
        json = eventValue;
        event = wanted.beginEvent();
        undecided = wanted.fields();
        depth = 0;
        int end = scanObject(wanted, start);
        return end != UNUSUAL && Trailing.find(json, end, depth) == Trailing.NOTHING && !isTooDeepBehind(end);
    }

    private boolean isTooDeepBehind(int at) {
        return depth > 0
                && json.length > EventJson.MAX_NESTING - depth
                && Nesting.exceeds(json, at, depth, EventJson.MAX_NESTING);
    }

    /**
     * Reads to the end of an object, or up to the value that decides the last wanted field.
     *
     * @return the byte behind it, or {@link PlainJson#UNUSUAL}
     */
    private int scanObject(FieldTree object, int from) {
        if (++depth > PlainJson.MAX_DEPTH) {
            return UNUSUAL;
        }
        int at = PlainJson.behindSpace(json, from + 1);
        if (PlainJson.is(json, at, '}')) {
            return end(object, at);
        }
        while (PlainJson.is(json, at, '"')) {
            int end = scanMember(object, at + 1);
            if (end == UNUSUAL || undecided == 0) {
                return end;
            }
            at = PlainJson.behindSpace(json, end);
            if (PlainJson.is(json, at, '}')) {
                return end(object, at);
            }
            at = PlainJson.behindComma(json, at);
        }
        return UNUSUAL;
    }

    private int end(FieldTree object, int at) {
        undecided -= object.fieldsNotSeen(event);
        depth--;
        return at + 1;
    }

    private int scanMember(FieldTree object, int key) {
        int quote = PlainString.closingQuote(json, key);
        int at = quote == UNUSUAL ? UNUSUAL : PlainJson.startOfValue(json, quote + 1);
        if (at == UNUSUAL || at == json.length) {
            return UNUSUAL;
        }
        FieldTree field = object.firstOccurrence(json, key, quote, event);
        if (field == null) {
            return PlainJson.endOfValue(json, at);
        }
        return scanField(field, at);
    }

    private int scanField(FieldTree field, int at) {
        if (field.value() != null) {
            return field.fieldsBelow() == 0 ? scanText(field.value(), at) : UNUSUAL;
        }
        return switch (json[at]) {
            case '{' -> scanObject(field, at);
            case '[' -> field.hasElements() ? scanArray(field, at) : UNUSUAL;
            default -> UNUSUAL;
        };
    }

    /** Like {@link #scanObject}. */
    private int scanArray(FieldTree array, int from) {
        if (++depth > PlainJson.MAX_DEPTH) {
            return UNUSUAL;
        }
        int at = PlainJson.behindSpace(json, from + 1);
        if (PlainJson.is(json, at, ']')) {
            return end(array, at);
        }
        for (int place = 0; at < json.length; place++) {
            FieldTree field = array.element(place, event);
            int end = field == null ? PlainJson.endOfValue(json, at) : scanField(field, at);
            if (end == UNUSUAL || undecided == 0) {
                return end;
            }
            at = PlainJson.behindSpace(json, end);
            if (PlainJson.is(json, at, ']')) {
                return end(array, at);
            }
            at = PlainJson.behindComma(json, at);
        }
        return UNUSUAL;
    }

    private int scanText(FieldValue field, int at) {
        undecided--;
        return switch (json[at]) {
            case '"' -> scanString(field, at + 1);
            case 't', 'f' -> found(field, Kind.BOOLEAN, at, PlainJson.endOfLiteral(json, at));
            // The field is absent already.
            case 'n' -> PlainJson.endOfLiteral(json, at);
            default -> found(field, Kind.NUMBER, at, PlainJson.endOfNumber(json, at));
        };
    }

    private int scanString(FieldValue field, int from) {
        int quote = PlainString.closingQuote(json, from);
        return found(field, Kind.STRING, from, quote) == UNUSUAL ? UNUSUAL : quote + 1;
    }

    private int found(FieldValue field, Kind kind, int from, int end) {
        if (end == UNUSUAL || end - from > FieldValue.MAX_BYTES) {
            return UNUSUAL;
        }
        field.pointTo(kind, json, from, end);
        return end;
    }
}

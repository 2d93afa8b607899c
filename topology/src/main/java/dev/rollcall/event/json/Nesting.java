package dev.rollcall.event.json;

/** Measures how deep JSON is nested without reading it: only brackets outside of strings matter. */
final class Nesting {
    /** Turns {@code [} into <code>{</code> and {@code ]} into <code>}</code>, and no other byte into either. */
    private static final int CURLY = 0x20;

    private Nesting() {}

    /**
     * Whether the rest of a JSON object goes deeper than a limit.
     *
     * @param json the whole object, not null
     * @param from where the rest begins, outside of a string
     * @param depth how many objects and arrays are open there, at least 1
     * @param limit how many may be open, at least {@code depth}
     * @return whether more than {@code limit} are open somewhere before the object ends
     */
    static boolean exceeds(byte[] json, int from, int depth, int limit) {
        return openings(json, from) > limit - depth && maximum(json, from, depth, limit) > limit;
    }

    private static int openings(byte[] json, int from) {
        int openings = 0;
        for (int at = from; at < json.length; at++) {
            openings += opens(json[at]) ? 1 : 0;
        }
        return openings;
    }

    /** The greatest depth up to the end of the object, or the first one that is beyond the limit. */
    private static int maximum(byte[] json, int from, int depthThere, int limit) {
        int depth = depthThere;
        int maximum = depth;
        for (int at = from; at < json.length && depth > 0 && maximum <= limit; at++) {
            if (json[at] == '"') {
                at = closingQuote(json, at + 1);
            } else if (opens(json[at])) {
                depth++;
                maximum = Math.max(maximum, depth);
            } else if (closes(json[at])) {
                depth--;
            }
        }
        return maximum;
    }

    /** Whether a byte opens an object or an array. */
    static boolean opens(byte character) {
        return (character | CURLY) == '{';
    }

    /** Whether a byte closes an object or an array. */
    static boolean closes(byte character) {
        return (character | CURLY) == '}';
    }

    /** The byte behind the object that begins at {@code from}, or {@code to} if it does not end before. */
    static int endOfObject(byte[] json, int from, int to) {
        int depth = 0;
        for (int at = from; at < to; at++) {
            if (json[at] == '"') {
                at = closingQuote(json, at + 1);
            } else if (opens(json[at])) {
                depth++;
            } else if (closes(json[at]) && --depth == 0) {
                return at + 1;
            }
        }
        return to;
    }

    /** The quote that ends a string, or beyond the end of the value. */
    static int closingQuote(byte[] json, int from) {
        int at = from;
        while (at < json.length && json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1;
        }
        return at;
    }
}

package dev.rollcall.event.json;

import dev.rollcall.bytes.Words;

/**
 * Tells whether something follows the object of an event, without reading the rest of the object: only brackets outside of strings matter. What
 * can go on an object or array ({@code ,}, {@code ]} or a brace that closes) is left alone, as is an object that breaks off.
 */
final class Trailing {
    /** Nothing follows. */
    static final int NOTHING = -1;

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHEST_BITS = 0x8080808080808080L;
    private static final long BRACES = '}' * ONES;

    private Trailing() {}

    /**
     * Finds what follows the object of an event.
     *
     * @param json the whole value, not null
     * @param from where the rest of the object begins, outside of a string
     * @param depth how many objects and arrays are open there; 0 when the object has ended
     * @return the index of its first byte, or {@link #NOTHING}
     */
    static int find(byte[] json, int from, int depth) {
        if (depth == 0) {
            return behind(json, from);
        }
        return mayFollow(json, from) ? behindObject(json, from, depth) : NOTHING;
    }

    private static int behind(byte[] json, int end) {
        int at = PlainJson.behindSpace(json, end);
        return at == json.length || json[at] == ',' || json[at] == ']' || json[at] == '}' ? NOTHING : at;
    }

    /** Whether any brace that closes, in a string or not, is followed by what does not go on an object or array. Most events have one brace, at their end. */
    private static boolean mayFollow(byte[] json, int from) {
        int at = from;
        for (; at <= json.length - 4 * Long.BYTES; at += 4 * Long.BYTES) {
            long any = braces(json, at)
                    | braces(json, at + Long.BYTES)
                    | braces(json, at + 2 * Long.BYTES)
                    | braces(json, at + 3 * Long.BYTES);
            if (any != 0 && isAnyFollowed(json, at, at + 4 * Long.BYTES)) {
                return true;
            }
        }
        return isAnyFollowed(json, at, json.length);
    }

    private static boolean isAnyFollowed(byte[] json, int from, int to) {
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            for (long braces = braces(json, at); braces != 0; braces &= braces - 1) {
                if (isFollowed(json, at + Long.numberOfTrailingZeros(braces) / Byte.SIZE)) {
                    return true;
                }
            }
        }
        for (; at < to; at++) {
            if (isFollowed(json, at)) {
                return true;
            }
        }
        return false;
    }

    /** Sets the highest bit of every byte that is a brace that closes; a borrow may also set that of a byte above one. */
    private static long braces(byte[] json, int at) {
        long other = Words.get(json, at) ^ BRACES;
        return (other - ONES) & ~other & HIGHEST_BITS;
    }

    private static boolean isFollowed(byte[] json, int at) {
        return json[at] == '}' && behind(json, at + 1) != NOTHING;
    }

    private static int behindObject(byte[] json, int from, int depthThere) {
        int depth = depthThere;
        for (int at = from; at < json.length; at++) {
            if (json[at] == '"') {
                at = Nesting.closingQuote(json, at + 1);
            } else if (Nesting.opens(json[at])) {
                depth++;
            } else if (Nesting.closes(json[at]) && --depth == 0) {
                return json[at] == '}' ? behind(json, at + 1) : NOTHING;
            }
        }
        return NOTHING;
    }
}

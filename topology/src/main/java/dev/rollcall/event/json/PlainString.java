package dev.rollcall.event.json;

import dev.rollcall.bytes.Words;
import dev.rollcall.event.Utf8;

/** Finds the end of a JSON string, eight bytes at a time. */
final class PlainString {
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHEST_BITS = 0x8080808080808080L;
    private static final long QUOTES = '"' * ONES;
    private static final long BACKSLASHES = '\\' * ONES;
    private static final long SPACES = ' ' * ONES;

    private PlainString() {}

    /**
     * The end of a string.
     *
     * @param json the whole value
     * @param from the byte behind the opening quote
     * @return the index of the closing quote, or {@link PlainJson#UNUSUAL}, for one with escapes or bytes that are no UTF-8, and for none
     */
    static int closingQuote(byte[] json, int from) {
        int at = from;
        long seen = 0;
        for (; at <= json.length - Long.BYTES; at += Long.BYTES) {
            long word = Words.get(json, at);
            seen |= word;
            long stops = stops(word);
            if (stops != 0) {
                return plainEnd(json, from, at + Long.numberOfTrailingZeros(stops) / Byte.SIZE, seen);
            }
        }
        for (; at < json.length; at++) {
            seen |= json[at];
            if (isStop(json[at])) {
                return plainEnd(json, from, at, seen);
            }
        }
        return PlainJson.UNUSUAL;
    }

    /**
     * Sets the highest bit of every byte that is a quote, a backslash or a control character. A borrow may also set it in a byte
     * above such a one, never below: the lowest one is right.
     */
    private static long stops(long word) {
        long quote = word ^ QUOTES;
        long backslash = word ^ BACKSLASHES;
        return (((quote - ONES) & ~quote) | ((backslash - ONES) & ~backslash) | ((word - SPACES) & ~word))
                & HIGHEST_BITS;
    }

    private static boolean isStop(byte character) {
        return character == '"' || character == '\\' || (character >= 0 && character < ' ');
    }

    private static int plainEnd(byte[] json, int from, int at, long seen) {
        boolean plain = json[at] == '"' && ((seen & HIGHEST_BITS) == 0 || Utf8.isValid(json, from, at));
        return plain ? at : PlainJson.UNUSUAL;
    }
}

package dev.rollcall.event.json;

/**
 * Finds the ends of JSON values in bytes, as long as they are written the way that programs write them. Whatever else it meets (escapes,
 * bytes that are no UTF-8, anything that is no JSON) it calls unusual and leaves to a parser; what it does not call unusual, every
 * parser reads the same way.
 */
final class PlainJson {
    /** Not for us to judge; the bytes may be good or bad. */
    static final int UNUSUAL = -1;

    /** Deeper values are unusual, so that they cannot take all of the stack. */
    static final int MAX_DEPTH = 60;

    private PlainJson() {}

    /** The first byte from {@code from} on that is no white space, or the length. */
    static int behindSpace(byte[] json, int from) {
        int at = from;
        while (at < json.length && json[at] <= ' ' && isSpace(json[at])) {
            at++;
        }
        return at;
    }

    private static boolean isSpace(byte character) {
        return character == ' ' || character == '\n' || character == '\r' || character == '\t';
    }

    /** Whether a byte stands there and is the given one. */
    static boolean is(byte[] json, int at, char character) {
        return at < json.length && json[at] == character;
    }

    /**
     * The end of a number that something follows.
     *
     * @return the byte behind it, which ends a value, or {@link #UNUSUAL}
     */
    static int endOfNumber(byte[] json, int from) {
        int first = json[from] == '-' ? from + 1 : from;
        int at = behindDigits(json, first);
        boolean wellFormed = at > first && (at == first + 1 || json[first] != '0');
        if (is(json, at, '.')) {
            int fraction = at + 1;
            at = behindDigits(json, fraction);
            wellFormed &= at > fraction;
        }
        if (at < json.length && (json[at] | 0x20) == 'e') {
            int exponent = is(json, at + 1, '+') || is(json, at + 1, '-') ? at + 2 : at + 1;
            at = behindDigits(json, exponent);
            wellFormed &= at > exponent;
        }
        return wellFormed && endsValue(json, at) ? at : UNUSUAL;
    }

    private static int behindDigits(byte[] json, int from) {
        int at = from;
        while (at < json.length && json[at] >= '0' && json[at] <= '9') {
            at++;
        }
        return at;
    }

    /**
     * The end of {@code true}, {@code false} or {@code null}.
     *
     * @return the byte behind it, which ends a value, or {@link #UNUSUAL}
     */
    static int endOfLiteral(byte[] json, int from) {
        int length =
                switch (json[from]) {
                    case 't' -> matches(json, from, 't', 'r', 'u', 'e') ? 4 : 0;
                    case 'n' -> matches(json, from, 'n', 'u', 'l', 'l') ? 4 : 0;
                    case 'f' -> matches(json, from + 1, 'a', 'l', 's', 'e') ? 5 : 0;
                    default -> 0;
                };
        return length > 0 && endsValue(json, from + length) ? from + length : UNUSUAL;
    }

    private static boolean matches(byte[] json, int at, char first, char second, char third, char fourth) {
        return at + 3 < json.length
                && json[at] == first
                && json[at + 1] == second
                && json[at + 2] == third
                && json[at + 3] == fourth;
    }

    private static boolean endsValue(byte[] json, int at) {
        return at < json.length && (json[at] == ',' || json[at] == '}' || json[at] == ']' || isSpace(json[at]));
    }

    /**
     * The end of any value.
     *
     * @return the byte behind it, or {@link #UNUSUAL}
     */
    static int endOfValue(byte[] json, int from) {
        return endOfValue(json, from, 0);
    }

    private static int endOfValue(byte[] json, int from, int depth) {
        if (from >= json.length || depth > MAX_DEPTH) {
            return UNUSUAL;
        }
        return switch (json[from]) {
            case '"' -> {
                int quote = PlainString.closingQuote(json, from + 1);
                yield quote == UNUSUAL ? UNUSUAL : quote + 1;
            }
            case '{' -> endOfObject(json, from, depth + 1);
            case '[' -> endOfArray(json, from, depth + 1);
            case 't', 'f', 'n' -> endOfLiteral(json, from);
            default -> endOfNumber(json, from);
        };
    }

    private static int endOfObject(byte[] json, int from, int depth) {
        int at = behindSpace(json, from + 1);
        if (is(json, at, '}')) {
            return at + 1;
        }
        while (is(json, at, '"')) {
            int key = PlainString.closingQuote(json, at + 1);
            at = key == UNUSUAL ? UNUSUAL : startOfValue(json, key + 1);
            at = at == UNUSUAL ? UNUSUAL : endOfValue(json, at, depth);
            if (at == UNUSUAL) {
                return UNUSUAL;
            }
            at = behindSpace(json, at);
            if (is(json, at, '}')) {
                return at + 1;
            }
            at = behindComma(json, at);
        }
        return UNUSUAL;
    }

    private static int endOfArray(byte[] json, int from, int depth) {
        int at = behindSpace(json, from + 1);
        if (is(json, at, ']')) {
            return at + 1;
        }
        while (at < json.length) {
            at = endOfValue(json, at, depth);
            if (at == UNUSUAL) {
                return UNUSUAL;
            }
            at = behindSpace(json, at);
            if (is(json, at, ']')) {
                return at + 1;
            }
            at = behindComma(json, at);
        }
        return UNUSUAL;
    }

    /** Where the value begins when a colon comes next, perhaps behind white space; {@link #UNUSUAL} when it does not. */
    static int startOfValue(byte[] json, int from) {
        int colon = behindSpace(json, from);
        return is(json, colon, ':') ? behindSpace(json, colon + 1) : UNUSUAL;
    }

    /** Where the next key or element begins when a comma stands there; the length when none does. */
    static int behindComma(byte[] json, int at) {
        return is(json, at, ',') ? behindSpace(json, at + 1) : json.length;
    }
}

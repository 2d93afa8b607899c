package dev.rollcall.sinks.jdbc;

/**
 * Writes the character NUL, which events may hold and PostgreSQL does not take, as the symbol for it and a 0, and that symbol twice. All other text stays as it is. Stateless.
 */
final class Zeros {
    private static final String NUL = "\0";
    private static final String SYMBOL = "\u2400";

    private Zeros() {}

    static String encode(String text) {
        return text.replace(SYMBOL, SYMBOL + SYMBOL).replace(NUL, SYMBOL + "0");
    }

    static String decode(String text) {
        if (!text.contains(SYMBOL)) {
            return text;
        }
        StringBuilder decoded = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char next = text.charAt(at);
            if (next == SYMBOL.charAt(0) && at + 1 < text.length()) {
                at++;
                next = text.charAt(at) == '0' ? NUL.charAt(0) : text.charAt(at);
            }
            decoded.append(next);
        }
        return decoded.toString();
    }
}

package dev.rollcall.schema.proto;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words and signs of a {@code .proto} text, one after the other, without comments. Not thread-safe. */
final class ProtoTokens {
    private static final Pattern SKIPPED = Pattern.compile("(?s)\\s++|//[^\\n]*+|/\\*.*?\\*/");
    // A name with its dots is one word; so is a number with its sign, its point and its exponent.
    private static final Pattern TOKEN = Pattern.compile(
            "(?s)\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|'[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+'|[-+]?[.]?[\\w]++(?:[.][\\w]++)*+|.");

    private final String text;
    private final Matcher skipped;
    private final Matcher matcher;
    private int at;
    private int last;

    ProtoTokens(String text) {
        this.text = text;
        skipped = SKIPPED.matcher(text);
        matcher = TOKEN.matcher(text);
    }

    /** The next one, which stays where it is; empty at the end. */
    String peek() {
        while (skipped.region(at, text.length()).lookingAt()) {
            at = skipped.end();
        }
        return matcher.region(at, text.length()).lookingAt() ? matcher.group() : "";
    }

    /** Takes the next one. */
    String next() {
        String token = peek();
        if (token.isEmpty()) {
            throw error("the text ends too early");
        }
        last = at;
        at += token.length();
        return token;
    }

    /** Takes the next one if it is this one. */
    boolean takes(String token) {
        boolean taken = peek().equals(token);
        at += taken ? token.length() : 0;
        return taken;
    }

    void expect(String token) {
        String next = next();
        if (!next.equals(token)) {
            throw error("\"" + token + "\" is expected instead of \"" + next + "\"");
        }
    }

    /** Takes a whole number: decimal, hexadecimal or octal. */
    int number() {
        String token = next();
        try {
            return Integer.decode(token);
        } catch (NumberFormatException e) {
            throw error("a number is expected instead of \"" + token + "\"");
        }
    }

    /** Takes text in quotes, of one piece or several. */
    String string() {
        StringBuilder string = new StringBuilder();
        do {
            String token = next();
            if (token.length() < 2 || (token.charAt(0) != '"' && token.charAt(0) != '\'')) {
                throw error("a string is expected instead of \"" + token + "\"");
            }
            string.append(token, 1, token.length() - 1);
        } while (peek().startsWith("\"") || peek().startsWith("'"));
        return string.toString();
    }

    /** Takes everything up to a sign outside of brackets, and that. Returns what stands in between, without white space. */
    String until(String... ends) {
        StringBuilder taken = new StringBuilder();
        int depth = 0;
        while (true) {
            String token = next();
            if (depth == 0 && List.of(ends).contains(token)) {
                at = last;
                return taken.toString();
            }
            depth += token.matches("[\\[{(<]") ? 1 : token.matches("[\\]})>]") ? -1 : 0;
            taken.append(token);
        }
    }

    /** Takes a block in curly brackets, without looking at it. */
    void skipBlock() {
        expect("{");
        until("}");
        expect("}");
    }

    IllegalArgumentException error(String what) {
        long line = text.substring(0, last).lines().count();
        return new IllegalArgumentException("line " + Math.max(1, line) + ": " + what);
    }
}

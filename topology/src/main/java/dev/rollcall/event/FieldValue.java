package dev.rollcall.event;

import dev.rollcall.bytes.ByteSlice;

/** What one event has in one wanted field. Reused for every event; not thread-safe. */
final class FieldValue {
    /** How long the text of a user, a time or a dimension value may be, in bytes of UTF-8. */
    static final int MAX_BYTES = 256;

    /** What kind of value it is. */
    enum Kind {
        /** The field is missing, or null. */
        ABSENT,
        STRING,
        NUMBER,
        BOOLEAN,
        /** An object or an array. */
        CONTAINER,
        /** A string or number of more than {@link #MAX_BYTES}. */
        TOO_LONG,
        /** A string with half a surrogate pair, written as an escape. The parser refuses bytes that are not UTF-8. */
        NOT_UTF8
    }

    private final String path;
    private final byte[] bytes = new byte[MAX_BYTES];
    private final ByteSlice text = new ByteSlice().set(bytes, 0, 0);
    private Kind kind = Kind.ABSENT;

    /**
     * The value of a field.
     *
     * @param path where the field stands, not null
     */
    FieldValue(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }

    Kind kind() {
        return kind;
    }

    /** Whether there is text: a string, a number as it is written, {@code true} or {@code false}. */
    boolean isText() {
        return kind == Kind.STRING || kind == Kind.NUMBER || kind == Kind.BOOLEAN;
    }

    /** The text, empty for every value that is not text; the same slice for every event. */
    ByteSlice text() {
        return text;
    }

    /** Remembers a value without text. */
    void set(Kind newKind) {
        kind = newKind;
        text.set(bytes, 0, 0);
    }

    /**
     * Remembers a value that is text, without copying it.
     *
     * @param newKind what it is
     * @param utf8 the array that holds the text, not null; must stay as it is for as long as the text is used
     * @param from its first byte
     * @param to behind its last byte, at most {@link #MAX_BYTES} bytes on
     */
    void pointTo(Kind newKind, byte[] utf8, int from, int to) {
        kind = newKind;
        text.set(utf8, from, to - from);
    }

    /**
     * Remembers a value that is text.
     *
     * @param newKind what it is, when it can be held
     * @param chars the array that holds the text, not null
     * @param from its first char
     * @param to behind its last char
     */
    void setText(Kind newKind, char[] chars, int from, int to) {
        int length = Utf8.encode(chars, from, to, bytes);
        if (length < 0) {
            set(length == Utf8.NO_ROOM ? Kind.TOO_LONG : Kind.NOT_UTF8);
            return;
        }
        kind = newKind;
        text.set(bytes, 0, length);
    }
}

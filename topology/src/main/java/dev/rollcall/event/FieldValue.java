package dev.rollcall.event;

import dev.rollcall.bytes.ByteSlice;

/** What one event has in one wanted field. Reused for every event; not thread-safe. */
public final class FieldValue {
    /** How long the text of a user, a time or a dimension value may be, in bytes of UTF-8. */
    public static final int MAX_BYTES = 256;

    /** A long with its sign and a point has 21 characters. */
    private static final int LAST_OF_NUMBER = 31;

    /** What kind of value it is. */
    public enum Kind {
        /** The field is missing, or null. */
        ABSENT,
        /** Text. */
        STRING,
        /** A number, as it is written. */
        NUMBER,
        /** {@code true} or {@code false}. */
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
    private boolean byDefault;

    /**
     * The value of a field.
     *
     * @param path where the field stands, not null
     */
    public FieldValue(String path) {
        this.path = path;
    }

    /**
     * Where the field stands.
     *
     * @return the path as it is configured
     */
    public String path() {
        return path;
    }

    /**
     * What kind of value the last event has.
     *
     * @return not null
     */
    public Kind kind() {
        return kind;
    }

    /**
     * Whether there is text.
     *
     * @return whether the value is a string, a number as it is written, {@code true} or {@code false}
     */
    public boolean isText() {
        return kind == Kind.STRING || kind == Kind.NUMBER || kind == Kind.BOOLEAN;
    }

    /**
     * The text.
     *
     * @return empty for every value that is not text; the same slice for every event
     */
    public ByteSlice text() {
        return text;
    }

    /**
     * Remembers a value without text.
     *
     * @param newKind what it is
     */
    public void set(Kind newKind) {
        kind = newKind;
        byDefault = false;
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
    public void pointTo(Kind newKind, byte[] utf8, int from, int to) {
        kind = newKind;
        byDefault = false;
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
    public void setText(Kind newKind, char[] chars, int from, int to) {
        int length = Utf8.encode(chars, from, to, bytes);
        if (length < 0) {
            set(length == Utf8.NO_ROOM ? Kind.TOO_LONG : Kind.NOT_UTF8);
            return;
        }
        kind = newKind;
        byDefault = false;
        text.set(bytes, 0, length);
    }

    /**
     * Remembers a value that is text of UTF-8, or is to be, without copying it.
     *
     * @param newKind what it is, when it can be held
     * @param utf8 the array that holds the text, not null; must stay as it is for as long as the text is used
     * @param from its first byte
     * @param to behind its last byte
     */
    public void setUtf8(Kind newKind, byte[] utf8, int from, int to) {
        if (to - from > MAX_BYTES) {
            set(Kind.TOO_LONG);
        } else if (Utf8.isValid(utf8, from, to)) {
            pointTo(newKind, utf8, from, to);
        } else {
            set(Kind.NOT_UTF8);
        }
    }

    /**
     * Remembers a value that is text.
     *
     * @param newKind what it is, when it can be held
     * @param string the text, not null
     */
    public void setText(Kind newKind, String string) {
        setText(newKind, string.toCharArray(), 0, string.length());
    }

    /**
     * Remembers a whole number.
     *
     * @param number the number, which becomes digits
     */
    public void setNumber(long number) {
        setDecimal(number, 0);
    }

    /**
     * Remembers a number with a fraction.
     *
     * @param unscaled the number without its point
     * @param fraction how many of its last digits stand behind the point, 0 for a whole number without one, at most 18
     */
    public void setDecimal(long unscaled, int fraction) {
        int at = LAST_OF_NUMBER;
        // Negative numbers have one more than positive ones.
        long rest = unscaled < 0 ? unscaled : -unscaled;
        for (int digits = 0; rest != 0 || digits <= fraction; digits++) {
            if (digits == fraction && fraction > 0) {
                bytes[at--] = '.';
            }
            bytes[at--] = (byte) ('0' - rest % 10);
            rest /= 10;
        }
        if (unscaled < 0) {
            bytes[at--] = '-';
        }
        kind = Kind.NUMBER;
        byDefault = false;
        text.set(bytes, at + 1, LAST_OF_NUMBER - at);
    }

    /** Says that the value that was set last need not have been written: it is what its field has by default. */
    public void markDefault() {
        byDefault = true;
    }

    /**
     * Whether nobody can tell if the value was given.
     *
     * @return whether it is the default of a field that is not written then
     */
    public boolean isDefault() {
        return byDefault;
    }

    /**
     * Whether nothing was said: there is no value, or none but a default. Zero is nobody, and no time.
     *
     * @return whether an event without the field would say as much
     */
    public boolean isMissing() {
        return kind == Kind.ABSENT || byDefault;
    }
}

package dev.rollcall.event;

/**
 * UTF-8 taken strictly (RFC 3629): no surrogates, no overlong forms, nothing above U+10FFFF. What is invalid is told, never
 * replaced, lest two users become one.
 */
public final class Utf8 {
    /** The text has a surrogate without its other half, so UTF-8 cannot hold it. */
    public static final int UNENCODABLE = -1;

    /** The text has more bytes than there is room. */
    public static final int NO_ROOM = -2;

    private static final int MAX_BYTES_PER_CODE_POINT = 4;
    private static final int[] SMALLEST_BY_LENGTH = {0, 0, 0x80, 0x800, 0x10000};

    private Utf8() {}

    /**
     * Whether bytes are UTF-8.
     *
     * @param bytes the array, not null
     * @param from the first byte
     * @param to behind the last byte
     * @return whether every byte belongs to a well-formed code point
     */
    public static boolean isValid(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            int length = bytes[at] >= 0 ? 1 : codePointLength(bytes, at, to);
            if (length == 0) {
                return false;
            }
            at += length;
        }
        return true;
    }

    /** How many bytes the code point beyond ASCII at {@code at} has, 0 when it is not well-formed. */
    private static int codePointLength(byte[] bytes, int at, int to) {
        int length = Integer.numberOfLeadingZeros(~(bytes[at] << 24));
        if (length < 2 || length > MAX_BYTES_PER_CODE_POINT || at + length > to) {
            return 0;
        }
        int codePoint = bytes[at] & (0x7F >> length);
        for (int i = at + 1; i < at + length; i++) {
            if ((bytes[i] & 0xC0) != 0x80) {
                return 0;
            }
            codePoint = codePoint << 6 | (bytes[i] & 0x3F);
        }
        boolean scalar = codePoint <= Character.MAX_CODE_POINT
                && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
        return scalar && codePoint >= SMALLEST_BY_LENGTH[length] ? length : 0;
    }

    /**
     * Writes text as UTF-8, from the beginning of an array.
     *
     * @param text the array that holds the text, not null
     * @param from its first char
     * @param to behind its last char
     * @param bytes where to write, not null
     * @return how many bytes were written, or {@link #UNENCODABLE}, or {@link #NO_ROOM}
     */
    public static int encode(char[] text, int from, int to, byte[] bytes) {
        int ascii = 0;
        int limit = Math.min(to - from, bytes.length);
        while (ascii < limit && text[from + ascii] < 0x80) {
            bytes[ascii] = (byte) text[from + ascii];
            ascii++;
        }
        return ascii == to - from ? ascii : encodeRest(text, from + ascii, to, bytes, ascii);
    }

    private static int encodeRest(char[] text, int from, int to, byte[] bytes, int begin) {
        int length = begin;
        for (int at = from; at < to; at++) {
            int codePoint = Character.codePointAt(text, at, to);
            if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                return UNENCODABLE;
            }
            int size = size(codePoint);
            if (length + size > bytes.length) {
                return NO_ROOM;
            }
            put(codePoint, size, bytes, length);
            length += size;
            at += size == MAX_BYTES_PER_CODE_POINT ? 1 : 0;
        }
        return length;
    }

    private static int size(int codePoint) {
        if (codePoint < 0x80) {
            return 1;
        }
        return codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : MAX_BYTES_PER_CODE_POINT;
    }

    private static void put(int codePoint, int size, byte[] bytes, int at) {
        int rest = codePoint;
        for (int i = size - 1; i > 0; i--) {
            bytes[at + i] = (byte) (0x80 | (rest & 0x3F));
            rest >>>= 6;
        }
        // The first byte says by its leading ones how many bytes there are.
        bytes[at] = (byte) (size == 1 ? rest : rest | 0xF00 >> size);
    }
}

package dev.rollcall.bytes;

import java.util.Arrays;

/**
 * Text of the digits {@code 0} to {@code 9} and {@code a} to {@code f} in half as many bytes. Eight digits at a time are one number, the
 * first of them its lowest four bits.
 */
public final class HexText {
    private static final long ZEROS = 0x3030303030303030L;
    private static final long ONE_EACH = 0x0101010101010101L;
    private static final long LOW_HALVES = 0x0F0F0F0F0F0F0F0FL;

    /** From the digit behind 9, if there were one, to {@code a}. */
    private static final long TO_LETTERS = 'a' - '0' - 10;

    private HexText() {}

    /**
     * Encodes a text.
     *
     * @param text the text, not null
     * @return four bits for each digit, the last byte filled up; null if there is anything but such digits in the text
     */
    public static byte[] encode(ByteSlice text) {
        // Room for whole words; what is behind the digits is cut off.
        byte[] encoded = new byte[(text.length() + Long.BYTES) / 2 + Long.BYTES];
        int whole = text.length() / Long.BYTES;
        for (int word = 0; word < whole; word++) {
            if (!encode(Words.get(text.array(), text.offset() + word * Long.BYTES), encoded, word)) {
                return null;
            }
        }
        int rest = text.length() % Long.BYTES;
        if (rest != 0 && !encode(text.word(whole) | (ZEROS << (rest * Byte.SIZE)), encoded, whole)) {
            return null;
        }
        return Arrays.copyOf(encoded, (text.length() + 1) / 2);
    }

    private static boolean encode(long text, byte[] encoded, int word) {
        long digits = encoded(text);
        Words.put(encoded, word * Integer.BYTES, digits);
        // Only what comes back as it was is made of such digits.
        return decoded(digits) == text;
    }

    /**
     * Decodes a text.
     *
     * @param encoded what {@link #encode} returned
     * @return two digits for each byte; what is behind them means nothing
     */
    public static byte[] decode(ByteSlice encoded) {
        int whole = encoded.length() / Long.BYTES;
        byte[] text = new byte[2 * (encoded.length() + Long.BYTES)];
        for (int word = 0; word < whole; word++) {
            decode(Words.get(encoded.array(), encoded.offset() + word * Long.BYTES), text, word);
        }
        if (encoded.length() % Long.BYTES != 0) {
            decode(encoded.word(whole), text, whole);
        }
        return text;
    }

    private static void decode(long digits, byte[] text, int word) {
        Words.put(text, 2 * word * Long.BYTES, decoded(digits & 0xFFFFFFFFL));
        Words.put(text, (2 * word + 1) * Long.BYTES, decoded(digits >>> Integer.SIZE));
    }

    private static long encoded(long text) {
        long letters = (text >>> 6) & ONE_EACH;
        long digits = ((text & LOW_HALVES) + 9 * letters) & LOW_HALVES;
        digits = (digits | (digits >>> 4)) & 0x00FF00FF00FF00FFL;
        digits = (digits | (digits >>> 8)) & 0x0000FFFF0000FFFFL;
        return (digits | (digits >>> 16)) & 0xFFFFFFFFL;
    }

    private static long decoded(long encoded) {
        long digits = (encoded | (encoded << 16)) & 0x0000FFFF0000FFFFL;
        digits = (digits | (digits << 8)) & 0x00FF00FF00FF00FFL;
        digits = (digits | (digits << 4)) & LOW_HALVES;
        long letters = ((digits + 6 * ONE_EACH) >>> 4) & ONE_EACH;
        return digits + ZEROS + TO_LETTERS * letters;
    }
}

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
     * Packs a text.
     *
     * @param text the text, not null
     * @return four bits for each digit, the last byte filled up; null if there is anything but such digits in the text
     */
    public static byte[] pack(ByteSlice text) {
        // Room for whole words; what is behind the digits is cut off.
        byte[] packed = new byte[(text.length() + Long.BYTES) / 2 + Long.BYTES];
        int whole = text.length() / Long.BYTES;
        for (int word = 0; word < whole; word++) {
            if (!pack(Words.get(text.array(), text.offset() + word * Long.BYTES), packed, word)) {
                return null;
            }
        }
        int rest = text.length() % Long.BYTES;
        if (rest != 0 && !pack(text.word(whole) | (ZEROS << (rest * Byte.SIZE)), packed, whole)) {
            return null;
        }
        return Arrays.copyOf(packed, (text.length() + 1) / 2);
    }

    private static boolean pack(long text, byte[] packed, int word) {
        long digits = packed(text);
        Words.put(packed, word * Integer.BYTES, digits);
        // Only what comes back as it was is made of such digits.
        return unpacked(digits) == text;
    }

    /**
     * Unpacks a text.
     *
     * @param packed what {@link #pack} returned
     * @return two digits for each byte; what is behind them means nothing
     */
    public static byte[] unpack(ByteSlice packed) {
        int whole = packed.length() / Long.BYTES;
        byte[] text = new byte[2 * (packed.length() + Long.BYTES)];
        for (int word = 0; word < whole; word++) {
            unpack(Words.get(packed.array(), packed.offset() + word * Long.BYTES), text, word);
        }
        if (packed.length() % Long.BYTES != 0) {
            unpack(packed.word(whole), text, whole);
        }
        return text;
    }

    private static void unpack(long digits, byte[] text, int word) {
        Words.put(text, 2 * word * Long.BYTES, unpacked(digits & 0xFFFFFFFFL));
        Words.put(text, (2 * word + 1) * Long.BYTES, unpacked(digits >>> Integer.SIZE));
    }

    private static long packed(long text) {
        long letters = (text >>> 6) & ONE_EACH;
        long digits = ((text & LOW_HALVES) + 9 * letters) & LOW_HALVES;
        digits = (digits | (digits >>> 4)) & 0x00FF00FF00FF00FFL;
        digits = (digits | (digits >>> 8)) & 0x0000FFFF0000FFFFL;
        return (digits | (digits >>> 16)) & 0xFFFFFFFFL;
    }

    private static long unpacked(long packed) {
        long digits = (packed | (packed << 16)) & 0x0000FFFF0000FFFFL;
        digits = (digits | (digits << 8)) & 0x00FF00FF00FF00FFL;
        digits = (digits | (digits << 4)) & LOW_HALVES;
        long letters = ((digits + 6 * ONE_EACH) >>> 4) & ONE_EACH;
        return digits + ZEROS + TO_LETTERS * letters;
    }
}

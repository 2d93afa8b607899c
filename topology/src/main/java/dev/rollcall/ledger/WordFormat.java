package dev.rollcall.ledger;

import dev.rollcall.bytes.ByteReader;
import dev.rollcall.bytes.ByteWriter;

/**
 * How words of days are stored: without their zero bytes on either side, and those that need all eight bytes several at a time.
 *
 * <pre>
 * words := ( skipped:4 length:4 byte*             one word; its bytes, lowest first; skipped and length are below 8
 *          | 8:4 count-1:4 (byte{8})* )*          up to 16 words
 * </pre>
 */
final class WordFormat {
    private static final int WHOLE = 8 << 4;
    private static final int MOST_WHOLE = 16;
    private static final int LOW_HALF = 0xF;

    private WordFormat() {}

    static void write(long[] words, int from, int count, ByteWriter out) {
        int end = from + count;
        for (int index = from; index < end; ) {
            int whole = wholeWords(words, index, Math.min(end, index + MOST_WHOLE));
            if (whole > 0) {
                out.putByte(WHOLE | (whole - 1));
                for (; whole > 0; whole--) {
                    writeBytes(words[index++], Long.BYTES, out);
                }
            } else {
                writeShort(words[index++], out);
            }
        }
    }

    private static int wholeWords(long[] words, int from, int to) {
        int end = from;
        while (end < to && (words[end] & 0xFF) != 0 && words[end] >>> (Long.SIZE - Byte.SIZE) != 0) {
            end++;
        }
        return end - from;
    }

    private static void writeShort(long word, ByteWriter out) {
        int skipped = word == 0 ? 0 : Long.numberOfTrailingZeros(word) / Byte.SIZE;
        int length = word == 0 ? 0 : Long.BYTES - Long.numberOfLeadingZeros(word) / Byte.SIZE - skipped;
        out.putByte(skipped << 4 | length);
        writeBytes(word >>> (skipped * Byte.SIZE), length, out);
    }

    private static void writeBytes(long bytes, int count, ByteWriter out) {
        long rest = bytes;
        for (int left = count; left > 0; left--, rest >>>= Byte.SIZE) {
            out.putByte((int) rest);
        }
    }

    static void read(ByteReader in, long[] words, int from, int count) {
        int end = from + count;
        for (int index = from; index < end; ) {
            int shape = in.getByte();
            if ((shape & WHOLE) == 0) {
                words[index++] = readBytes(in, shape >> 4, shape & LOW_HALF);
            } else {
                for (int whole = (shape & LOW_HALF) + 1; whole > 0; whole--) {
                    words[index++] = readBytes(in, 0, Long.BYTES);
                }
            }
        }
    }

    private static long readBytes(ByteReader in, int skipped, int count) {
        long word = 0;
        for (int at = skipped; at < skipped + count; at++) {
            word |= (long) in.getByte() << (at * Byte.SIZE);
        }
        return word;
    }
}

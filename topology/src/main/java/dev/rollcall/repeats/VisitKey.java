package dev.rollcall.repeats;

import dev.rollcall.bytes.ByteSlice;
import java.util.Arrays;

/**
 * What makes two visits the same but for the day: the user and the values of all dimensions, as numbers that can be compared at once.
 * Not thread-safe.
 *
 * <pre>
 * key   := tag:32 words:16 userBytes:16  user:long*  value*
 * value := bytes:8 byte{0..7}  |  0xFF byteCount:56 long*                  the second one if there are more than seven
 * </pre>
 */
public final class VisitKey {
    private static final int SHORT_BYTES = Long.BYTES - 1;
    private static final int LENGTH_SHIFT = SHORT_BYTES * Byte.SIZE;
    private static final long LONG_VALUE = 0xFFL << LENGTH_SHIFT;
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private long[] words = new long[8];
    private int length;
    private long hash;

    /** A key of nobody. */
    public VisitKey() {}

    /**
     * Begins a key; the values of all dimensions must follow, in order.
     *
     * @param user the user
     * @param userHash its keyed hash: whoever chooses dimension values cannot predict what comes of them
     * @return this key
     */
    public VisitKey begin(ByteSlice user, long userHash) {
        hash = userHash;
        length = 1;
        putAll(user);
        words[0] = user.length();
        return this;
    }

    /**
     * Adds the value of the next dimension.
     *
     * @param value the value, empty if the event has none
     */
    public void dimension(ByteSlice value) {
        int begin = length;
        if (value.length() > SHORT_BYTES) {
            put(LONG_VALUE | value.length());
            putAll(value);
        } else {
            put((long) value.length() << LENGTH_SHIFT | (value.length() == 0 ? 0 : value.word(0)));
        }
        for (int at = begin; at < length; at++) {
            long mixed = hash ^ words[at];
            hash = mixed * MULTIPLIER ^ Math.multiplyHigh(mixed, MULTIPLIER);
        }
    }

    private void putAll(ByteSlice bytes) {
        int count = (bytes.length() + Long.BYTES - 1) / Long.BYTES;
        for (int word = 0; word < count; word++) {
            put(bytes.word(word));
        }
    }

    private void put(long word) {
        if (length == words.length) {
            words = Arrays.copyOf(words, 2 * length);
        }
        words[length++] = word;
    }

    /** The part of the hash that chooses the slot and tells most other keys apart. */
    int tag() {
        return (int) hash;
    }

    /** How many longs the key takes. */
    int length() {
        return length;
    }

    private long head() {
        return (long) tag() << Integer.SIZE | (long) length << Short.SIZE | words[0];
    }

    /** Whether this key stands at a place of an array. */
    boolean isAt(long[] array, int place) {
        if (array[place] != head()) {
            return false;
        }
        for (int word = length - 1; word > 0; word--) {
            if (array[place + word] != words[word]) {
                return false;
            }
        }
        return true;
    }

    /** Writes this key to a place of an array. */
    void writeTo(long[] array, int place) {
        array[place] = head();
        System.arraycopy(words, 1, array, place + 1, length - 1);
    }
}

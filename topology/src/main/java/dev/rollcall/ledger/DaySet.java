package dev.rollcall.ledger;

import java.util.Arrays;

/**
 * The days on which one user was active in one segment: a bit per day, in words of 64 days.
 *
 * <p>Day {@code d} is bit {@code d & 63} of word {@code d >> 6}; days before 1970 are negative. The first day is remembered even
 * when its word has been dropped, so that a user is new only once. Not thread-safe.
 */
final class DaySet {
    /** No such day. */
    static final int NONE = Integer.MIN_VALUE;

    private static final int DAYS_PER_WORD_BITS = 6;

    private int firstDay;
    private int baseWord;
    private long[] words;

    /** A set with one day. */
    DaySet(int day) {
        firstDay = day;
        baseWord = day >> DAYS_PER_WORD_BITS;
        words = new long[] {bit(day)};
    }

    /** A set as it was stored; the array is taken over. */
    DaySet(int firstDay, int baseWord, long[] words) {
        this.firstDay = firstDay;
        this.baseWord = baseWord;
        this.words = words;
    }

    /** The earliest day that was ever in the set. */
    int firstDay() {
        return firstDay;
    }

    /** The index of the first word that is kept. */
    int baseWord() {
        return baseWord;
    }

    /** The words that are kept, from {@link #baseWord()} on; not a copy. */
    long[] words() {
        return words;
    }

    boolean contains(int day) {
        int word = (day >> DAYS_PER_WORD_BITS) - baseWord;
        return word >= 0 && word < words.length && (words[word] & bit(day)) != 0;
    }

    /** Adds a day. */
    void add(int day) {
        int word = day >> DAYS_PER_WORD_BITS;
        makeRoomFor(word);
        words[word - baseWord] |= bit(day);
        firstDay = Math.min(firstDay, day);
    }

    /** The latest day in the set, or {@link #NONE} if all were dropped. */
    int newest() {
        return highestAtOrBelow(words.length - 1, -1L);
    }

    /** The latest day in the set that is before the given one, or {@link #NONE}. */
    int previous(int day) {
        int word = (day >> DAYS_PER_WORD_BITS) - baseWord;
        if (word >= words.length) {
            return newest();
        }
        return highestAtOrBelow(word, bit(day) - 1);
    }

    /** The earliest day in the set that is after the given one, or {@link #NONE}. */
    int next(int day) {
        int word = (day >> DAYS_PER_WORD_BITS) - baseWord;
        long mask = -bit(day) << 1;
        if (word < 0) {
            word = 0;
            mask = -1L;
        }
        for (int index = word; index < words.length; index++, mask = -1L) {
            long bits = words[index] & mask;
            if (bits != 0) {
                return dayOf(index, Long.numberOfTrailingZeros(bits));
            }
        }
        return NONE;
    }

    /** Drops the words that hold no day from the given one on, and empty words before the first active day. */
    void dropBefore(int day) {
        int keep = Math.max(0, (day >> DAYS_PER_WORD_BITS) - baseWord);
        while (keep < words.length && words[keep] == 0) {
            keep++;
        }
        if (keep > 0) {
            words = keep < words.length ? Arrays.copyOfRange(words, keep, words.length) : new long[0];
            baseWord += keep;
        }
    }

    private int highestAtOrBelow(int from, long firstMask) {
        long mask = firstMask;
        for (int index = from; index >= 0; index--, mask = -1L) {
            long bits = words[index] & mask;
            if (bits != 0) {
                return dayOf(index, Long.SIZE - 1 - Long.numberOfLeadingZeros(bits));
            }
        }
        return NONE;
    }

    private void makeRoomFor(int word) {
        if (words.length == 0) {
            baseWord = word;
            words = new long[1];
        } else if (word < baseWord) {
            long[] grown = new long[words.length + baseWord - word];
            System.arraycopy(words, 0, grown, baseWord - word, words.length);
            words = grown;
            baseWord = word;
        } else if (word >= baseWord + words.length) {
            words = Arrays.copyOf(words, word - baseWord + 1);
        }
    }

    private int dayOf(int index, int bit) {
        return ((baseWord + index) << DAYS_PER_WORD_BITS) + bit;
    }

    /** Java shifts by the lowest six bits of the distance, which is the day within its word. */
    private static long bit(int day) {
        return 1L << day;
    }
}

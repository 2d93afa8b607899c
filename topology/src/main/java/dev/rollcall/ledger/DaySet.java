package dev.rollcall.ledger;

/**
 * The days on which one user was active in one segment: a bit per day, in words of 64 days. A view of a part of an
 * {@link ActivityRow}, which makes room in it. Not thread-safe.
 *
 * <p>Day {@code d} is bit {@code d & 63} of word {@code d >> 6}; days before 1970 are negative. The first day is remembered even
 * when its word has been dropped, so that a user is new only once.
 */
final class DaySet {
    /** No such day. */
    static final int NONE = Integer.MIN_VALUE;

    /** How many longs there are before the words: segment and number of words, first day and base word. */
    static final int HEADER = 2;

    private static final int DAYS_PER_WORD_BITS = 6;

    private long[] longs;
    private int at;

    DaySet pointTo(long[] newLongs, int begin) {
        longs = newLongs;
        at = begin;
        return this;
    }

    DaySet begin(int segment, int firstDay, int baseWord, int words) {
        longs[at] = (long) segment << Integer.SIZE | words;
        longs[at + 1] = pair(firstDay, baseWord);
        return this;
    }

    /** Where it begins in the array. */
    int begin() {
        return at;
    }

    /** Where it ends in the array. */
    int end() {
        return at + HEADER + words();
    }

    int segment() {
        return (int) (longs[at] >>> Integer.SIZE);
    }

    /** How many words are kept. */
    int words() {
        return (int) longs[at];
    }

    /** A word that is kept. */
    long word(int index) {
        return longs[at + HEADER + index];
    }

    void setWord(int index, long bits) {
        longs[at + HEADER + index] = bits;
    }

    /** The earliest day that was ever in the set. */
    int firstDay() {
        return (int) (longs[at + 1] >> Integer.SIZE);
    }

    /** The index of the first word that is kept. */
    int baseWord() {
        return (int) longs[at + 1];
    }

    /** Says that other words are kept now. */
    void resize(int baseWord, int words) {
        longs[at] = (long) segment() << Integer.SIZE | words;
        longs[at + 1] = pair(firstDay(), baseWord);
    }

    private static long pair(int upper, int lower) {
        return (long) upper << Integer.SIZE | (lower & 0xFFFF_FFFFL);
    }

    boolean contains(int day) {
        int word = (day >> DAYS_PER_WORD_BITS) - baseWord();
        return word >= 0 && word < words() && (word(word) & bit(day)) != 0;
    }

    /** Adds a day whose word is kept. */
    void add(int day) {
        int word = (day >> DAYS_PER_WORD_BITS) - baseWord();
        setWord(word, word(word) | bit(day));
        longs[at + 1] = pair(Math.min(firstDay(), day), baseWord());
    }

    /** The latest day in the set, or {@link #NONE} if all were dropped. */
    int newest() {
        return highestAtOrBelow(words() - 1, -1L);
    }

    /** The latest day in the set that is before the given one, or {@link #NONE}. */
    int previous(int day) {
        int word = (day >> DAYS_PER_WORD_BITS) - baseWord();
        if (word >= words()) {
            return newest();
        }
        return highestAtOrBelow(word, bit(day) - 1);
    }

    /** The earliest day in the set that is after the given one, or {@link #NONE}. */
    int next(int day) {
        int word = (day >> DAYS_PER_WORD_BITS) - baseWord();
        long mask = -bit(day) << 1;
        if (word < 0) {
            word = 0;
            mask = -1L;
        }
        for (int index = word; index < words(); index++, mask = -1L) {
            long bits = word(index) & mask;
            if (bits != 0) {
                return dayOf(index, Long.numberOfTrailingZeros(bits));
            }
        }
        return NONE;
    }

    /** How many words in front hold no day from the given word on, or none at all. */
    int emptyWordsBefore(int firstWord) {
        int empty = Math.min(words(), Math.max(0, firstWord - baseWord()));
        while (empty < words() && word(empty) == 0) {
            empty++;
        }
        return empty;
    }

    private int highestAtOrBelow(int from, long firstMask) {
        long mask = firstMask;
        for (int index = from; index >= 0; index--, mask = -1L) {
            long bits = word(index) & mask;
            if (bits != 0) {
                return dayOf(index, Long.SIZE - 1 - Long.numberOfLeadingZeros(bits));
            }
        }
        return NONE;
    }

    private int dayOf(int index, int bit) {
        return ((baseWord() + index) << DAYS_PER_WORD_BITS) + bit;
    }

    /** Java shifts by the lowest six bits of the distance, which is the day within its word. */
    private static long bit(int day) {
        return 1L << day;
    }
}

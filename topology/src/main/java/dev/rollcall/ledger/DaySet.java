package dev.rollcall.ledger;

/**
 * The days on which one user was active in one segment: a bit per day, in words of 64 days. Only the latest words are kept here, in a part of
 * an {@link ActivityRow}, which makes room in it; of the {@link OlderDays} it knows the latest one. Not thread-safe.
 *
 * <pre>
 * set := segment:32 hasOlder:1 words:31  firstDay:32 baseWord:32  newestOlder:long{0..1}  word:long*
 * </pre>
 *
 * <p>Day {@code d} is bit {@code d & 63} of word {@code d >> 6}; days before 1970 are negative. Older days are those of words before the base
 * word, if there are any.
 */
final class DaySet {
    /** No such day. */
    static final int NONE = Integer.MIN_VALUE;

    /** How many longs there are before the words at least. */
    static final int HEADER = 2;

    private static final int DAYS_PER_WORD_BITS = 6;

    private long[] longs;
    private int at;

    /** The word that a day belongs to. */
    static int wordOf(int day) {
        return day >> DAYS_PER_WORD_BITS;
    }

    /** The bit of a day in its word: Java shifts by the lowest six bits of the distance. */
    static long bit(int day) {
        return 1L << day;
    }

    /** The latest day of a word that is not 0. */
    static int latest(int word, long bits) {
        return (word << DAYS_PER_WORD_BITS) + Long.SIZE - 1 - Long.numberOfLeadingZeros(bits);
    }

    /** The earliest day of a word that is not 0. */
    static int earliest(int word, long bits) {
        return (word << DAYS_PER_WORD_BITS) + Long.numberOfTrailingZeros(bits);
    }

    DaySet pointTo(long[] newLongs, int begin) {
        longs = newLongs;
        at = begin;
        return this;
    }

    /** Without older days. */
    DaySet begin(int segment, int firstDay, int baseWord, int words) {
        longs[at] = (long) segment << Integer.SIZE | words;
        longs[at + 1] = pair(firstDay, baseWord);
        return this;
    }

    /** Where it begins in the array. */
    int begin() {
        return at;
    }

    /** Where its words begin in the array. */
    int beginOfWords() {
        return at + HEADER + (hasOlder() ? 1 : 0);
    }

    /** Where it ends in the array. */
    int end() {
        return beginOfWords() + words();
    }

    int segment() {
        return (int) (longs[at] >>> Integer.SIZE);
    }

    /** How many words are kept here. */
    int words() {
        return (int) longs[at] & Integer.MAX_VALUE;
    }

    /** A word that is kept here. */
    long word(int index) {
        return longs[beginOfWords() + index];
    }

    /** The earliest day of all. */
    int firstDay() {
        return (int) (longs[at + 1] >> Integer.SIZE);
    }

    /** The index of the first word that is kept here. */
    int baseWord() {
        return (int) longs[at + 1];
    }

    /** Whether there are older days. */
    boolean hasOlder() {
        return (int) longs[at] < 0;
    }

    /** The latest of the older days, or {@link #NONE} if there are none. */
    int newestOlder() {
        return hasOlder() ? (int) longs[at + HEADER] : NONE;
    }

    /** Says that there are older days; room for the one long more must have been made in front of the words. */
    void setNewestOlder(int day) {
        longs[at] |= 1L << (Integer.SIZE - 1);
        longs[at + HEADER] = day;
    }

    void setFirstDay(int day) {
        longs[at + 1] = pair(day, baseWord());
    }

    /** Says that other words are kept now. */
    void resize(int baseWord, int words) {
        longs[at] = (longs[at] & -1L << (Integer.SIZE - 1)) | words;
        longs[at + 1] = pair(firstDay(), baseWord);
    }

    private static long pair(int upper, int lower) {
        return (long) upper << Integer.SIZE | (lower & 0xFFFF_FFFFL);
    }

    /** Whether a day is in a word that is kept here. */
    boolean contains(int day) {
        int word = wordOf(day) - baseWord();
        return word >= 0 && word < words() && (word(word) & bit(day)) != 0;
    }

    /** Adds a day whose word is kept here. */
    void add(int day) {
        longs[beginOfWords() + wordOf(day) - baseWord()] |= bit(day);
        setFirstDay(Math.min(firstDay(), day));
    }

    /** The latest day of all. */
    int newest() {
        return highestAtOrBelow(words() - 1, -1L);
    }

    /** The latest day that is before a given one, which is no older one; or {@link #NONE}. */
    int previous(int day) {
        int word = wordOf(day) - baseWord();
        return word >= words() ? newest() : highestAtOrBelow(word, bit(day) - 1);
    }

    /** The earliest day in the words kept here that is after the given one, or {@link #NONE}. */
    int next(int day) {
        int word = wordOf(day) - baseWord();
        long mask = -bit(day) << 1;
        if (word < 0) {
            word = 0;
            mask = -1L;
        }
        for (int index = word; index < words(); index++, mask = -1L) {
            long bits = word(index) & mask;
            if (bits != 0) {
                return earliest(baseWord() + index, bits);
            }
        }
        return NONE;
    }

    private int highestAtOrBelow(int from, long firstMask) {
        long mask = firstMask;
        for (int index = from; index >= 0; index--, mask = -1L) {
            long bits = word(index) & mask;
            if (bits != 0) {
                return latest(baseWord() + index, bits);
            }
        }
        return newestOlder();
    }
}

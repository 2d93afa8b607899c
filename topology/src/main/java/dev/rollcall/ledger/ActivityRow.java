package dev.rollcall.ledger;

import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.bytes.LongArena;
import dev.rollcall.bytes.Words;
import java.util.Arrays;

/**
 * What the ledger keeps at hand for one user: for each segment the set of days on which the user was active, but for {@link OlderDays}. A view
 * of a row in a {@link RowTable}, pointed from one to the next. Not thread-safe.
 *
 * <pre>
 * row     := tag:32 state:16 userBytes:16  capacity:32 used:32  user:long*  segment*       capacity and used in longs
 * segment := see {@link DaySet}
 * </pre>
 *
 * <p>Segments are named by the numbers of {@link SegmentNames}; segment {@link SegmentNames#ALL} is always the first.
 */
final class ActivityRow {
    private static final int HEADER = 2;
    private static final long CHANGED = 1L << 16;

    /** A set of more words gives all but the latest two away when it is stored, so that half a year or more is at hand. */
    private static final int MOST_STORED_WORDS = 4;

    private static final int WORDS_LEFT = 2;

    /** Days so far apart that a set would become larger than this are not kept side by side even until then. */
    private static final int MOST_WORDS = 64;

    /** From this size on a row gets half as much again as it needs: of some twenty segments, and so of more soon. */
    private static final int LARGE_LONGS = 64;

    private final RowTable table;
    private final DaySet days = new DaySet();
    private int address;
    private long[] longs;
    private int at;

    ActivityRow(RowTable table) {
        this.table = table;
    }

    /** How many longs a row without any day takes, and one day of one segment in it. */
    static int longs(int userBytes) {
        return HEADER + userLongs(userBytes) + DaySet.HEADER + 1;
    }

    private static int userLongs(int userBytes) {
        return (userBytes + Long.BYTES - 1) / Long.BYTES;
    }

    ActivityRow goTo(int newAddress) {
        address = newAddress;
        longs = table.memory().chunk(newAddress);
        at = LongArena.index(newAddress);
        return this;
    }

    /** Makes a row without any day of what is only memory. */
    ActivityRow begin(ByteSlice user, int tag) {
        int used = HEADER + userLongs(user.length());
        longs[at] = (long) tag << Integer.SIZE | user.length();
        setSize(longs(user.length()), used);
        for (int word = 0; word < used - HEADER; word++) {
            longs[at + HEADER + word] = user.word(word);
        }
        return this;
    }

    int address() {
        return address;
    }

    int tag() {
        return (int) (longs[at] >>> Integer.SIZE);
    }

    boolean isOf(ByteSlice user) {
        if (userBytes() != user.length()) {
            return false;
        }
        for (int word = userLongs(user.length()) - 1; word >= 0; word--) {
            if (longs[at + HEADER + word] != user.word(word)) {
                return false;
            }
        }
        return true;
    }

    private int userBytes() {
        return (int) longs[at] & 0xFFFF;
    }

    /** The user: a copy. */
    byte[] user() {
        byte[] user = new byte[userBytes()];
        int index = 0;
        for (; index <= user.length - Long.BYTES; index += Long.BYTES) {
            Words.put(user, index, longs[at + HEADER + index / Long.BYTES]);
        }
        for (; index < user.length; index++) {
            user[index] = (byte) (longs[at + HEADER + index / Long.BYTES] >>> (index * Byte.SIZE));
        }
        return user;
    }

    /** Where the first segment begins, in longs from the beginning of the row; the last one ends at {@link #used()}. */
    private int first() {
        return HEADER + userLongs(userBytes());
    }

    private int used() {
        return (int) longs[at + 1];
    }

    private int capacity() {
        return (int) (longs[at + 1] >>> Integer.SIZE);
    }

    private void setSize(int capacity, int used) {
        longs[at + 1] = (long) capacity << Integer.SIZE | used;
    }

    /** Whether the row differs from what the store holds; not so for memory that the row has moved away from. */
    boolean isChanged() {
        return (longs[at] & CHANGED) != 0;
    }

    void setUnchanged() {
        longs[at] &= ~CHANGED;
    }

    /** The days of the segment that was added first, or null if there is none. */
    DaySet firstDays() {
        return first() == used() ? null : days.pointTo(longs, at + first());
    }

    /** The days of the segment that was added after the given one, or null if there is none; valid until the next call. */
    DaySet daysAfter(DaySet previous) {
        int next = previous.end() - at;
        return next == used() ? null : days.pointTo(longs, at + next);
    }

    /** The days of a segment, or null if the user was never active in it; valid until the next call. */
    DaySet daysIn(int segment) {
        DaySet found = firstDays();
        while (found != null && found.segment() != segment) {
            found = daysAfter(found);
        }
        return found;
    }

    /**
     * Whether a day is, or must become, one of the {@link OlderDays} of its segment.
     *
     * @param days the segment's days, or null
     */
    boolean isOlder(DaySet days, int day) {
        if (days == null || DaySet.wordOf(day) >= days.baseWord()) {
            return false;
        }
        return days.hasOlder() || days.baseWord() + days.words() - DaySet.wordOf(day) > MOST_WORDS;
    }

    /** Adds a day that is no older one to a segment, which need not be there before; {@link SegmentNames#ALL} must be the first. */
    void add(int segment, int day, OlderDays older) {
        int word = DaySet.wordOf(day);
        DaySet set = daysIn(segment);
        if (set == null) {
            set = put(segment, day, word, 1, false);
        } else {
            if (word - set.baseWord() >= MOST_WORDS) {
                moveOlder(set, set.words(), user(), older);
            }
            makeRoom(set, word);
        }
        set.add(day);
        setChanged();
    }

    /** Adds a day to the older ones of a segment that is there. */
    void addOlder(DaySet set, int day, OlderDays older) {
        older.add(user(), set.segment(), day);
        if (!set.hasOlder()) {
            int begin = set.begin() - at;
            insert(begin + DaySet.HEADER, 1);
            days.pointTo(longs, at + begin);
        }
        set.setNewestOlder(Math.max(set.newestOlder(), day));
        set.setFirstDay(Math.min(set.firstDay(), day));
        setChanged();
    }

    private void setChanged() {
        if (!isChanged()) {
            longs[at] |= CHANGED;
            table.changed(address);
        }
    }

    /** The array that the row is in. */
    long[] longs() {
        return longs;
    }

    /** Adds a segment that is not in the row yet, with words that are zero, and with some older day if it has any. */
    DaySet put(int segment, int firstDay, int baseWord, int words, boolean hasOlder) {
        int begin = used();
        insert(begin, DaySet.HEADER + (hasOlder ? 1 : 0) + words);
        days.pointTo(longs, at + begin).begin(segment, firstDay, baseWord, words);
        if (hasOlder) {
            days.setNewestOlder(firstDay);
        }
        return days;
    }

    private void makeRoom(DaySet set, int word) {
        int begin = set.begin() - at;
        int words = set.beginOfWords() - at;
        if (set.words() == 0) {
            insert(words, 1);
            days.pointTo(longs, at + begin).resize(word, 1);
        } else if (word < set.baseWord()) {
            int more = set.baseWord() - word;
            insert(words, more);
            days.pointTo(longs, at + begin).resize(word, days.words() + more);
        } else if (word >= set.baseWord() + set.words()) {
            int more = word - set.baseWord() - set.words() + 1;
            insert(words + set.words(), more);
            days.pointTo(longs, at + begin).resize(days.baseWord(), days.words() + more);
        }
    }

    /** Makes room for more longs, all zero, at some place of the row. */
    private void insert(int place, int more) {
        int used = used();
        if (used + more > capacity()) {
            enlarge(used + more);
        }
        System.arraycopy(longs, at + place, longs, at + place + more, used - place);
        Arrays.fill(longs, at + place, at + place + more, 0);
        setSize(capacity(), used + more);
    }

    /** What a row moves away from is garbage until its table goes, so a large one must not move with every segment. */
    private void enlarge(int needed) {
        int capacity = needed < LARGE_LONGS ? needed : needed + needed / 2;
        long[] before = longs;
        int begin = at;
        int used = used();
        int target = table.enlarge(this, capacity(), capacity);
        if (target != address) {
            // It is changed where it is going, once it has been.
            before[begin] &= ~CHANGED;
            goTo(target);
            System.arraycopy(before, begin, longs, at, used);
        }
        setSize(capacity, used);
    }

    /** Gives days away of segments that have grown too large to be stored with every visit. */
    void moveOlder(OlderDays older) {
        byte[] user = null;
        for (DaySet set = firstDays(); set != null; set = daysAfter(set)) {
            if (set.words() > MOST_STORED_WORDS) {
                user = user == null ? user() : user;
                moveOlder(set, set.words() - WORDS_LEFT, user, older);
            }
        }
    }

    /** Gives the days of some words in front away. One long more is needed for the latest of them, and that is what one of the words took. */
    private void moveOlder(DaySet set, int count, byte[] user, OlderDays older) {
        int newest = set.newestOlder();
        for (int index = 0; index < count; index++) {
            if (set.word(index) != 0) {
                older.addAll(user, set.segment(), set.baseWord() + index, set.word(index));
                newest = DaySet.latest(set.baseWord() + index, set.word(index));
            }
        }
        int end = set.beginOfWords() + count;
        int begin = set.begin() + DaySet.HEADER + 1;
        System.arraycopy(longs, end, longs, begin, at + used() - end);
        setSize(capacity(), used() - (end - begin));
        set.resize(set.baseWord() + count, set.words() - count);
        set.setNewestOlder(newest);
    }
}

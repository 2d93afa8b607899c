package dev.rollcall.ledger;

import dev.rollcall.bytes.ByteReader;
import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.bytes.ByteWriter;
import dev.rollcall.bytes.UnknownVersionException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The days that a user's row no longer holds, kept apart so that a row stays small however many days there are: a page of the store for every
 * 1,024 days. They are read only when a visit falls among them. What a transaction read and changed is kept until {@link #store}. Not
 * thread-safe.
 *
 * <pre>
 * key     := user:byte* 255:8 page+32768:16         no user has the byte 255, for it is no part of UTF-8
 * page    := version:byte segment*
 * segment := name:text firstWord:4 wordCount-1:4 {@link WordFormat words}         "all" has the empty name; words without days in front and behind are left out
 * </pre>
 */
final class OlderDays {
    static final int VERSION = 1;

    private static final int PAGE_BITS = 4;
    private static final int PAGE_WORDS = 1 << PAGE_BITS;
    private static final int BEHIND_USER = 0xFF;

    /** So many pages take some 10 MB. */
    private static final int MANY = 20_000;

    private final KeyValueStore<Bytes, byte[]> store;
    private final SegmentNames names;
    private final Map<Bytes, Page> pages = new HashMap<>();
    private final ByteSlice name = new ByteSlice();

    OlderDays(KeyValueStore<Bytes, byte[]> store, SegmentNames names) {
        this.store = store;
        this.names = names;
    }

    /** Whether the user was active on a day. */
    boolean contains(byte[] user, int segment, int day) {
        return (word(user, segment, DaySet.wordOf(day)) & DaySet.bit(day)) != 0;
    }

    /** Adds a day. */
    void add(byte[] user, int segment, int day) {
        addAll(user, segment, DaySet.wordOf(day), DaySet.bit(day));
    }

    /** Adds the days of a word. */
    void addAll(byte[] user, int segment, int word, long bits) {
        Page page = page(user, word >> PAGE_BITS);
        page.words(segment)[word & (PAGE_WORDS - 1)] |= bits;
        page.changed = true;
    }

    /**
     * The latest day before another.
     *
     * @param first no day is before this one
     * @return an epoch day, or {@link DaySet#NONE}
     */
    int previous(byte[] user, int segment, int day, int first) {
        long mask = DaySet.bit(day) - 1;
        for (int word = DaySet.wordOf(day); word >= DaySet.wordOf(first); word--, mask = -1L) {
            long bits = word(user, segment, word) & mask;
            if (bits != 0) {
                return DaySet.latest(word, bits);
            }
        }
        return DaySet.NONE;
    }

    /**
     * The earliest day after another.
     *
     * @param last no day is after this one
     * @return an epoch day, or {@link DaySet#NONE}
     */
    int next(byte[] user, int segment, int day, int last) {
        long mask = -DaySet.bit(day) << 1;
        for (int word = DaySet.wordOf(day); word <= DaySet.wordOf(last); word++, mask = -1L) {
            long bits = word(user, segment, word) & mask;
            if (bits != 0) {
                return DaySet.earliest(word, bits);
            }
        }
        return DaySet.NONE;
    }

    /** The days of a word, a bit each; 0 if there are none. */
    long word(byte[] user, int segment, int word) {
        long[] words = page(user, word >> PAGE_BITS).segments.get(segment);
        return words == null ? 0 : words[word & (PAGE_WORDS - 1)];
    }

    /** Whether the transaction should end soon, because pages take much memory. */
    boolean areMany() {
        return pages.size() > MANY;
    }

    /** Adds what is to be stored, and forgets everything. */
    void store(List<KeyValue<Bytes, byte[]>> entries) {
        pages.forEach((key, page) -> {
            if (page.changed) {
                entries.add(KeyValue.pair(key, encode(page)));
            }
        });
        pages.clear();
    }

    private Page page(byte[] user, int number) {
        Bytes key = Bytes.wrap(ByteBuffer.allocate(user.length + 1 + Short.BYTES)
                .put(user)
                .put((byte) BEHIND_USER)
                .putShort((short) (number - Short.MIN_VALUE))
                .array());
        return pages.computeIfAbsent(key, absent -> decode(store.get(absent)));
    }

    private byte[] encode(Page page) {
        ByteWriter out = new ByteWriter(256);
        out.putByte(VERSION);
        page.segments.forEach((segment, words) -> {
            out.putSlice(name.set(names.storedName(segment)));
            int first = firstUsed(words);
            int count = lastUsed(words) - first + 1;
            out.putByte(first << PAGE_BITS | (count - 1));
            WordFormat.write(words, first, count, out);
        });
        return out.toByteArray();
    }

    private Page decode(byte[] stored) {
        Page page = new Page();
        if (stored == null) {
            return page;
        }
        ByteReader in = new ByteReader(stored);
        UnknownVersionException.check("the ledger holds older days", in.getByte(), VERSION);
        while (in.hasMore()) {
            int segment = names.ofStored(in.getSlice(name));
            int place = in.getByte();
            WordFormat.read(in, page.words(segment), place >> PAGE_BITS, (place & (PAGE_WORDS - 1)) + 1);
        }
        return page;
    }

    private static int firstUsed(long[] words) {
        int first = 0;
        while (first < PAGE_WORDS - 1 && words[first] == 0) {
            first++;
        }
        return first;
    }

    private static int lastUsed(long[] words) {
        int last = PAGE_WORDS - 1;
        while (last > 0 && words[last] == 0) {
            last--;
        }
        return last;
    }

    /** The words of a user's segments, by number. */
    private static final class Page {
        private final Map<Integer, long[]> segments = new TreeMap<>();
        private boolean changed;

        private long[] words(int segment) {
            return segments.computeIfAbsent(segment, absent -> new long[PAGE_WORDS]);
        }
    }
}

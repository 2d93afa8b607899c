package dev.rollcall.service.audit.recount;

import java.util.Arrays;

/**
 * Facts of the kind "this user was active in this segment on this day", each kept once, sorted by user, segment and day.
 *
 * <p>A fact is a number: 19 bits for the user, 21 for the segment, 22 for the day, and one that says whether it is open, which is to
 * say not surely counted. Of a fact that is sure and open at once the sure one is kept. Not thread-safe.
 */
final class Facts {
    static final int MOST_USERS = 1 << 19;
    static final int MOST_SEGMENTS = 1 << 21;

    /** Before the first day that an event may have, the first of the year 1, in any zone. */
    private static final int DAY_ZERO = -719_528;

    private static final int DAY_BITS = 22;
    private static final int SEGMENT_SHIFT = DAY_BITS + 1;
    private static final int USER_SHIFT = SEGMENT_SHIFT + 21;

    private long[] facts = new long[1024];
    private int size;

    void add(int user, int segment, int epochDay, boolean open) {
        if (size == facts.length) {
            sort();
            if (size > facts.length / 2) {
                facts = Arrays.copyOf(facts, facts.length * 2);
            }
        }
        facts[size++] = of(user, segment, epochDay) | (open ? 1 : 0);
    }

    /** A fact that is sure. */
    static long of(int user, int segment, int epochDay) {
        return ((long) user << USER_SHIFT) | ((long) segment << SEGMENT_SHIFT) | ((long) (epochDay - DAY_ZERO) << 1);
    }

    /** The same fact, as if it were sure. */
    static long sure(long fact) {
        return fact & ~1;
    }

    /** Sorts, and drops what is there twice. */
    void sort() {
        Arrays.sort(facts, 0, size);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (kept == 0 || facts[kept - 1] >> 1 != facts[i] >> 1) {
                facts[kept++] = facts[i];
            }
        }
        size = kept;
    }

    int size() {
        return size;
    }

    long get(int index) {
        return facts[index];
    }

    static int user(long fact) {
        return (int) (fact >> USER_SHIFT);
    }

    static int segment(long fact) {
        return (int) (fact >> SEGMENT_SHIFT) & (MOST_SEGMENTS - 1);
    }

    static int epochDay(long fact) {
        return ((int) (fact >> 1) & ((1 << DAY_BITS) - 1)) + DAY_ZERO;
    }

    static boolean isOpen(long fact) {
        return (fact & 1) != 0;
    }

    /** Whether two facts are of the same user and segment. */
    static boolean isSameSeries(long one, long other) {
        return one >> SEGMENT_SHIFT == other >> SEGMENT_SHIFT;
    }
}

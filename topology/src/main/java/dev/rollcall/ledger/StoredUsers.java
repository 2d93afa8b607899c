package dev.rollcall.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells of most users who are not in the store that they are not, so that it need not be asked: a read that finds nothing is the most
 * expensive one. It can tell only if the store was empty when this began, and for as many users as there is memory for.
 *
 * <p>Bloom filters, each twice as large as the one before, in which a user sets a few bits of one word. Not thread-safe.
 */
final class StoredUsers {
    private static final int FIRST_WORDS = 1024;
    private static final int USERS_PER_WORD = 4;

    private final List<long[]> filters = new ArrayList<>();
    private final long maxBytes;
    private boolean unknown;
    private int room;

    /**
     * Begins with an empty store.
     *
     * @param maxBytes how much memory there is: bytes
     */
    StoredUsers(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Knows nothing of the store. */
    static StoredUsers unknown() {
        StoredUsers unknown = new StoredUsers(0);
        unknown.forget();
        return unknown;
    }

    private void forget() {
        unknown = true;
        filters.clear();
    }

    /** Whether a user may be in the store, by its hash; false is certain. */
    boolean mayHave(long hash) {
        if (unknown) {
            return true;
        }
        long bits = bits(hash);
        for (long[] filter : filters) {
            if ((filter[word(filter, hash)] & bits) == bits) {
                return true;
            }
        }
        return false;
    }

    /** Adds a user who may be stored from now on. */
    void add(long hash) {
        if (room == 0 && !unknown) {
            grow();
        }
        if (!unknown) {
            long[] youngest = filters.get(filters.size() - 1);
            youngest[word(youngest, hash)] |= bits(hash);
            room--;
        }
    }

    private void grow() {
        int words = FIRST_WORDS << filters.size();
        // Each is as large as all before it together, and one more.
        if ((long) words * 2 * Long.BYTES > maxBytes) {
            forget();
        } else {
            filters.add(new long[words]);
            room = words * USERS_PER_WORD;
        }
    }

    private static int word(long[] filter, long hash) {
        return (int) hash & (filter.length - 1);
    }

    /** Four bits, by parts of the hash that do not choose the word. */
    private static long bits(long hash) {
        return 1L << (hash >>> 32) | 1L << (hash >>> 38) | 1L << (hash >>> 44) | 1L << (hash >>> 50);
    }
}

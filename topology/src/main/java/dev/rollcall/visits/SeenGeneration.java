package dev.rollcall.visits;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Visits, by user and dimension values: an open-addressed table of numbers that lead to entries in flat memory. One thread adds, any
 * number of threads ask: an entry is complete before a slot leads to it, and a day is added to it by writing one number.
 *
 * <pre>
 * slot  := tag:32 address+1:32               0 if empty
 * entry := key:long*  block:32 days:32       see {@link VisitKey}; a block is 32 days, the one of the visit added last
 * </pre>
 */
final class SeenGeneration {
    /** Larger ones are not worth their memory. */
    private static final int MAX_ENTRY_LONGS = 128;

    private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);

    private static final int INITIAL_SLOTS = 1024;
    private static final int CHUNK_BITS = 14;
    private static final int CHUNK_LONGS = 1 << CHUNK_BITS;
    private static final int BLOCK_BITS = 5;
    private static final long NO_DAYS = 0;
    private static final int NOWHERE = -1;

    private final int mostSlots;
    // Never replaced: who finds an address in a slot must find its chunk.
    private final long[][] chunks;
    private volatile long[] slots = new long[INITIAL_SLOTS];
    private int next;
    private int entries;

    /**
     * Without any visit.
     *
     * @param maxBytes how much heap its entries may take: bytes; its slots may take as much besides
     */
    SeenGeneration(long maxBytes) {
        mostSlots = (int) Math.max(INITIAL_SLOTS, Math.min(maxBytes / Long.BYTES, 1 << 30));
        chunks = new long[(int) Math.max(1, maxBytes / Long.BYTES / CHUNK_LONGS)][];
    }

    /** Whether this visit was added. For any thread. */
    boolean has(VisitKey key, int day) {
        int address = find(key);
        long days = address == NOWHERE ? NO_DAYS : (long) LONGS.getOpaque(chunk(address), daysOf(key, address));
        return days >> Integer.SIZE == day >> BLOCK_BITS && (days & bit(day)) != 0;
    }

    /** Reads the first slot of a key. For any thread. */
    long touchSlot(VisitKey key) {
        long[] table = slots;
        return slot(table, key.tag() & (table.length - 1));
    }

    /** Reads where the first slot of a key leads to; nothing depends on what is there, so that no look-up waits for another. */
    long touchEntry(VisitKey key) {
        int address = Math.max(0, (int) touchSlot(key) - 1);
        long[] chunk = chunk(address);
        int last = Math.min(CHUNK_LONGS - 1, daysOf(key, address));
        return chunk == null ? 0 : chunk[index(address)] + chunk[last];
    }

    /**
     * Adds a visit. For one thread.
     *
     * @return false if there is no room for it
     */
    boolean add(VisitKey key, int day) {
        int address = find(key);
        if (address != NOWHERE) {
            long days = chunk(address)[daysOf(key, address)];
            LONGS.setOpaque(chunk(address), daysOf(key, address), with(day, days));
            return true;
        }
        boolean fits = (entries + 1) * 2 <= slots.length || slots.length * 2L <= mostSlots;
        address = fits ? allocate(key.length() + 1) : NOWHERE;
        if (address == NOWHERE) {
            return false;
        }
        key.writeTo(chunk(address), index(address));
        chunk(address)[daysOf(key, address)] = with(day, NO_DAYS);
        if (++entries * 2 > slots.length) {
            grow();
        }
        put(slots, (long) key.tag() << Integer.SIZE | (address + 1));
        return true;
    }

    /** How much heap the slots take: bytes. */
    long slotBytes() {
        return (long) slots.length * Long.BYTES;
    }

    /** The days of an earlier block are forgotten: a visit of such a day is rare, and can be sent. */
    private static long with(int day, long days) {
        long block = (long) (day >> BLOCK_BITS) << Integer.SIZE;
        return (days >> Integer.SIZE == day >> BLOCK_BITS ? days : block) | bit(day);
    }

    private static long bit(int day) {
        return 1L << (day & (Integer.SIZE - 1));
    }

    private int find(VisitKey key) {
        long[] table = slots;
        int mask = table.length - 1;
        int at = key.tag() & mask;
        for (long slot = slot(table, at); slot != 0; slot = slot(table, at)) {
            int address = (int) slot - 1;
            if ((int) (slot >>> Integer.SIZE) == key.tag() && key.isAt(chunk(address), index(address))) {
                return address;
            }
            at = (at + 1) & mask;
        }
        return NOWHERE;
    }

    private static long slot(long[] table, int at) {
        return (long) LONGS.getAcquire(table, at);
    }

    private static void put(long[] table, long slot) {
        int mask = table.length - 1;
        int at = (int) (slot >>> Integer.SIZE) & mask;
        while (table[at] != 0) {
            at = (at + 1) & mask;
        }
        LONGS.setRelease(table, at, slot);
    }

    private void grow() {
        long[] larger = new long[slots.length * 2];
        for (long slot : slots) {
            if (slot != 0) {
                put(larger, slot);
            }
        }
        slots = larger;
    }

    private int allocate(int longs) {
        int chunk = next >>> CHUNK_BITS;
        if (longs > MAX_ENTRY_LONGS) {
            return NOWHERE;
        }
        if (index(next) + longs > CHUNK_LONGS) {
            chunk++;
            next = chunk << CHUNK_BITS;
        }
        if (chunk >= chunks.length) {
            return NOWHERE;
        }
        if (chunks[chunk] == null) {
            chunks[chunk] = new long[CHUNK_LONGS];
        }
        int address = next;
        next += longs;
        return address;
    }

    private long[] chunk(int address) {
        return chunks[address >>> CHUNK_BITS];
    }

    private static int index(int address) {
        return address & (CHUNK_LONGS - 1);
    }

    private static int daysOf(VisitKey key, int address) {
        return index(address) + key.length();
    }
}

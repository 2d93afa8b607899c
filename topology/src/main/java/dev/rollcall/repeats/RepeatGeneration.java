package dev.rollcall.repeats;

import dev.rollcall.bytes.HashSlots;
import dev.rollcall.bytes.LongArena;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * Visits, by user and dimension values, in flat memory. One thread adds, any number of threads ask: an entry is complete before a slot
 * leads to it, and a day is added to it by writing one number.
 *
 * <pre>
 * entry := key:long*  span:32 days:32       see {@link VisitKey}; a span is 32 days, the one of the visit added last
 * </pre>
 */
final class RepeatGeneration {
    /** Larger ones are not worth their memory. */
    private static final int MAX_ENTRY_LONGS = 128;

    private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);

    private static final int INITIAL_SLOTS = 1024;
    private static final int SPAN_BITS = 5;
    private static final long NO_DAYS = 0;
    private static final int NOWHERE = -1;

    private final LongArena memory = new LongArena();
    private final HashSlots slots = new HashSlots(INITIAL_SLOTS);
    private final long maxBytes;

    /**
     * Without any visit.
     *
     * @param maxBytes how much heap its entries may take: bytes; its slots may take as much besides
     */
    RepeatGeneration(long maxBytes) {
        this.maxBytes = Math.max(maxBytes, LongArena.CHUNK_LONGS * (long) Long.BYTES);
    }

    /** Whether this visit was added. For any thread. */
    boolean has(VisitKey key, int day) {
        int address = find(key);
        long days = address == NOWHERE ? NO_DAYS : (long) LONGS.getOpaque(memory.chunk(address), daysOf(key, address));
        return days >> Integer.SIZE == day >> SPAN_BITS && (days & bit(day)) != 0;
    }

    /** Reads the first slot of a key. For any thread. */
    long touchSlot(VisitKey key) {
        long[] table = slots.table();
        return HashSlots.slot(table, HashSlots.home(table, key.tag()));
    }

    /** Reads where the first slot of a key leads to; nothing depends on what is there, so that no look-up waits for another. */
    long touchEntry(VisitKey key) {
        int address = Math.max(0, HashSlots.address(touchSlot(key)));
        long[] chunk = memory.chunk(address);
        int last = Math.min(LongArena.CHUNK_LONGS - 1, daysOf(key, address));
        return chunk == null ? 0 : chunk[LongArena.index(address)] + chunk[last];
    }

    /** Whether a visit is too large to be remembered at all. */
    static boolean isTooLarge(VisitKey key) {
        return key.length() >= MAX_ENTRY_LONGS;
    }

    /**
     * Adds a visit that is not {@linkplain #isTooLarge too large}. For one thread.
     *
     * @return false if there is no room for it
     */
    boolean add(VisitKey key, int day) {
        int address = find(key);
        if (address != NOWHERE) {
            long days = memory.chunk(address)[daysOf(key, address)];
            LONGS.setOpaque(memory.chunk(address), daysOf(key, address), with(day, days));
            return true;
        }
        if (!hasRoom(key.length() + 1)) {
            return false;
        }
        address = memory.allocate(key.length() + 1);
        key.writeTo(memory.chunk(address), LongArena.index(address));
        memory.chunk(address)[daysOf(key, address)] = with(day, NO_DAYS);
        slots.add(key.tag(), address);
        return true;
    }

    private boolean hasRoom(int longs) {
        boolean forEntry = memory.hasRoom(longs) || memory.bytes() + LongArena.CHUNK_LONGS * Long.BYTES <= maxBytes;
        return forEntry && (!slots.isFull() || slots.bytes() * 2 <= maxBytes);
    }

    /** How much heap the slots take: bytes. */
    long slotBytes() {
        return slots.bytes();
    }

    /** The days of an earlier span are forgotten: a visit of such a day is rare, and can be sent. */
    private static long with(int day, long days) {
        long span = (long) (day >> SPAN_BITS) << Integer.SIZE;
        return (days >> Integer.SIZE == day >> SPAN_BITS ? days : span) | bit(day);
    }

    private static long bit(int day) {
        return 1L << (day & (Integer.SIZE - 1));
    }

    private int find(VisitKey key) {
        long[] table = slots.table();
        int at = HashSlots.home(table, key.tag());
        for (long slot = HashSlots.slot(table, at); slot != 0; slot = HashSlots.slot(table, at)) {
            int address = HashSlots.address(slot);
            if (HashSlots.tag(slot) == key.tag() && key.isAt(memory.chunk(address), LongArena.index(address))) {
                return address;
            }
            at = HashSlots.next(table, at);
        }
        return NOWHERE;
    }

    private static int daysOf(VisitKey key, int address) {
        return LongArena.index(address) + key.length();
    }
}

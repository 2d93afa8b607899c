package dev.rollcall.repeats;

import dev.rollcall.bytes.Prefetch;

/**
 * The visits that one ledger task has read last. One thread adds, any number of threads ask.
 *
 * <p>Two generations: when the younger is full, the older is forgotten and the younger takes its place. What was forgotten is sent once
 * more, and then known again.
 */
public final class RepeatTable {
    private static final int GENERATIONS = 2;

    private final long bytesPerGeneration;
    private final Prefetch prefetch = new Prefetch();
    private volatile RepeatGeneration young;
    // Null until the first one was full.
    private volatile RepeatGeneration old;

    /**
     * An empty table.
     *
     * @param maxBytes how much heap its entries may take: bytes; what leads to them may take as much besides
     */
    RepeatTable(long maxBytes) {
        bytesPerGeneration = maxBytes / GENERATIONS;
        young = new RepeatGeneration(bytesPerGeneration);
    }

    /**
     * Adds a visit that was read and counted, unless it is too large to be worth its memory. For one thread only.
     *
     * @param visit user and dimension values
     * @param day its epoch day
     */
    public void add(VisitKey visit, int day) {
        RepeatGeneration generation = young;
        if (!RepeatGeneration.isTooLarge(visit) && !generation.add(visit, day)) {
            old = generation;
            young = new RepeatGeneration(bytesPerGeneration);
            young.add(visit, day);
        }
    }

    /**
     * Whether a visit is known. For any thread.
     *
     * @param visit user and dimension values
     * @param day its epoch day
     * @return true if it was added; false if it was not, or was forgotten, or was added just now
     */
    public boolean has(VisitKey visit, int day) {
        if (young.has(visit, day)) {
            return true;
        }
        RepeatGeneration former = old;
        return former != null && former.has(visit, day);
    }

    /**
     * Brings what {@link #add} will look at near the processor, for many visits at once.
     *
     * @param visits users and dimension values
     * @param count how many there are
     */
    public void expect(VisitKey[] visits, int count) {
        RepeatGeneration generation = young;
        for (int index = 0; index < count; index++) {
            prefetch.of(generation.touchSlot(visits[index]));
        }
        for (int index = 0; index < count; index++) {
            prefetch.of(generation.touchEntry(visits[index]));
        }
    }

    /** Reads the slot that a look-up begins with, without looking at it. For any thread. */
    long touchSlot(VisitKey visit) {
        RepeatGeneration former = old;
        return young.touchSlot(visit) + (former == null ? 0 : former.touchSlot(visit));
    }

    /** Reads the entry that a look-up most likely ends with, without looking at it. For any thread. */
    long touchEntry(VisitKey visit) {
        RepeatGeneration former = old;
        return young.touchEntry(visit) + (former == null ? 0 : former.touchEntry(visit));
    }
}

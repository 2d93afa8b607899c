package dev.rollcall.service.audit.input;

import dev.rollcall.service.audit.recount.Bounds;

/**
 * The part of a partition that is gone, and what can be said of it.
 *
 * <p>Records in a partition mostly come in the order of their timestamps. How far they ever lie behind an earlier one is measured on
 * those that are left, and the deleted ones are taken to be no worse: none of them is later than the first that is left by more than
 * that. Not thread-safe.
 */
public final class DeletedPart {
    private static final long NONE = Long.MIN_VALUE;

    private final boolean severalPerRecord;
    private long position;
    private long offsets;
    private long firstLeft = NONE;
    private long latest = NONE;
    private long disorder;
    private boolean replaced;

    DeletedPart(long start, boolean severalPerRecord) {
        this.severalPerRecord = severalPerRecord;
        position = start;
        offsets = start;
    }

    /** Says that more was deleted, from where reading was to go on. */
    void deleted(long from, long to) {
        offsets = replaced ? offsets : offsets + to - from;
        position = to;
        firstLeft = NONE;
    }

    /** Says that the topic was made anew: what was in the one before is not known. */
    public void replaced() {
        offsets = Bounds.UNKNOWN;
        replaced = true;
    }

    /** Takes the timestamp of the next record; negative if it has none. */
    void learn(long timestamp) {
        if (timestamp < 0) {
            return;
        }
        if (firstLeft == NONE) {
            firstLeft = timestamp;
        }
        latest = Math.max(latest, timestamp);
        disorder = Math.max(disorder, latest - timestamp);
    }

    /**
     * Whether anything is gone.
     *
     * @return whether there may have been events that cannot be read any more
     */
    public boolean isAny() {
        return offsets > 0;
    }

    /**
     * How many events may be gone: as many as offsets, or fewer, unless a record holds several.
     *
     * @return events, {@link Bounds#UNKNOWN} if nobody can tell
     */
    public long events() {
        return severalPerRecord && isAny() ? Bounds.UNKNOWN : offsets;
    }

    /**
     * Where the rest begins.
     *
     * @return the first offset that is there
     */
    public long start() {
        return position;
    }

    /**
     * No deleted record has a later timestamp than this.
     *
     * @return epoch milliseconds; the largest number if that is not known
     */
    public long latestTimestamp() {
        return firstLeft == NONE || replaced ? Long.MAX_VALUE : firstLeft + disorder;
    }
}

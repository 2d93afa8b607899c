package dev.rollcall.visits;

/**
 * What was read of an input partition since the last batch that told.
 *
 * @param read how many events were read, whatever became of them
 * @param ignored how many of them are no activity by configuration
 * @param lost how many events were deleted before they could be read; none of them is among the others
 * @param newest the newest timestamp of their records in milliseconds since 1970-01-01T00:00:00Z; {@link #NO_TIMESTAMP} if none had one
 */
public record EventsRead(long read, long ignored, long lost, long newest) {
    /** Stands for the newest timestamp where there is none. */
    public static final long NO_TIMESTAMP = -1;

    /** Nothing was read. */
    public static final EventsRead NONE = new EventsRead(0, 0, 0, NO_TIMESTAMP);
}

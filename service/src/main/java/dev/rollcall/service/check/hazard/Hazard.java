package dev.rollcall.service.check.hazard;

/**
 * A way in which a Kafka pipeline loses messages (L), has them twice (D) or gets them out of order (O).
 *
 * <p>The names appear in output, in documentation and in what others have noted down: they stay as they are.
 */
public enum Hazard {
    /** The position is stored while what was read before it is still being worked on. */
    L1("position committed before the work is done"),
    /** A write fails for longer than the producer tries, and nobody looks at the result. */
    L2("failed write given up"),
    /** Only the leader had the record when it was confirmed. */
    L3("leader lost before its followers have the record"),
    /** There was one copy. */
    L4("the only disk lost"),
    /** The record was in the page cache of the only machine that had it. */
    L5("power lost before the flush"),
    /** A limit on the way refuses the record. */
    L6("record too large for a limit on the way"),
    /** Retention passed the stored position. */
    L7("stored position deleted by retention"),
    /** A partition that was added later is read from its end, or not at all. */
    L8("new partition overlooked"),
    /** A process dies between the work and storing the position. */
    D1("work done, position not committed"),
    /** The position that a clean stop should store is not stored. */
    D2("last position lost in an orderly stop"),
    /** The partition is given away while its records are being worked on. */
    D3("too slow between two polls"),
    /** There is no stored position that could be used. */
    D4("read again from the beginning"),
    /** A consumer that was taken for dead goes on. */
    D5("heartbeat missed, work goes on"),
    /** The answer to a write is lost and the write is done again. */
    D6("write confirmed, confirmation lost"),
    /** A batch that is sent again comes behind its successor. */
    O1("overtaken by a later batch");

    private final String title;

    Hazard(String title) {
        this.title = title;
    }

    /** What happens, in a few words that begin with a small letter. */
    public String title() {
        return title;
    }
}

package dev.rollcall.trials.traffic;

import dev.rollcall.event.RejectReason;

/**
 * One record for the input topic, and what is true of it: either a visit or a reason why it cannot be counted.
 *
 * <p>The arrays are handed over, not copied: whoever writes them to may keep them, nobody may change them.
 */
public final class GeneratedEvent {
    private final byte[] key;
    private final byte[] value;
    private final long recordMillis;
    private final long eventMillis;
    private final Visit visit;
    private final RejectReason rejected;

    private GeneratedEvent(
            byte[] key, byte[] value, long recordMillis, long eventMillis, Visit visit, RejectReason rejected) {
        this.key = key;
        this.value = value;
        this.recordMillis = recordMillis;
        this.eventMillis = eventMillis;
        this.visit = visit;
        this.rejected = rejected;
    }

    static GeneratedEvent countable(byte[] key, byte[] value, long recordMillis, long eventMillis, Visit visit) {
        return new GeneratedEvent(key, value, recordMillis, eventMillis, visit, null);
    }

    static GeneratedEvent broken(byte[] value, long recordMillis, long eventMillis, RejectReason rejected) {
        return new GeneratedEvent(null, value, recordMillis, eventMillis, null, rejected);
    }

    /**
     * The record's key.
     *
     * @return the bytes, or null for a record without a key
     */
    public byte[] key() {
        return key;
    }

    /**
     * The record's value.
     *
     * @return the bytes, possibly none, or null
     */
    public byte[] value() {
        return value;
    }

    /**
     * The timestamp that the record must be written with.
     *
     * @return milliseconds since 1970
     */
    public long recordMillis() {
        return recordMillis;
    }

    /**
     * The time that the event says it happened at; the record's timestamp when it says none that can be read.
     *
     * @return milliseconds since 1970
     */
    public long eventMillis() {
        return eventMillis;
    }

    /**
     * What the event means.
     *
     * @return the visit, or null when the event must be rejected
     */
    public Visit visit() {
        return visit;
    }

    /**
     * Why the event must be rejected.
     *
     * @return the reason, or null when the event is countable
     */
    public RejectReason rejected() {
        return rejected;
    }
}

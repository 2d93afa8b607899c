package dev.rollcall.trials.traffic;

import dev.rollcall.event.RejectReason;

/**
 * One record for the input topic, and what is true of it: either a visit or a reason why it cannot be counted.
 *
 * <p>The arrays are handed over, not copied: whoever writes them to may keep them, nobody may change them. Compared by identity of the
 * arrays.
 *
 * @param key the record's key, or null for a record without a key
 * @param value the record's value, possibly of no bytes, or null
 * @param recordMillis the timestamp that the record must be written with, in milliseconds since 1970
 * @param eventMillis the time that the event says it happened at, in milliseconds since 1970; the record's timestamp when it says none
 *     that can be read
 * @param visit what the event means, or null when it must be rejected
 * @param rejected why the event must be rejected, or null when it is countable
 */
public record GeneratedEvent(
        byte[] key, byte[] value, long recordMillis, long eventMillis, Visit visit, RejectReason rejected) {
    static GeneratedEvent countable(byte[] key, byte[] value, long recordMillis, long eventMillis, Visit visit) {
        return new GeneratedEvent(key, value, recordMillis, eventMillis, visit, null);
    }

    static GeneratedEvent broken(byte[] value, long recordMillis, long eventMillis, RejectReason rejected) {
        return new GeneratedEvent(null, value, recordMillis, eventMillis, null, rejected);
    }
}

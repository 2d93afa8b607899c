package dev.rollcall.app.promises;

import dev.rollcall.event.RejectReason;
import java.util.Optional;

/**
 * An event as a test writes it, and what is to become of it.
 *
 * @param key the record's key, may be null
 * @param value the record's value, may be null
 * @param timestamp the record's timestamp, epoch millis
 * @param visit what it is counted as, unless it is rejected or lost
 * @param rejection why it is rejected, unless it is counted or lost
 */
record SentEvent(
        byte[] key, byte[] value, long timestamp, Optional<ExpectedVisit> visit, Optional<RejectReason> rejection) {
    static SentEvent counted(byte[] key, byte[] value, long timestamp, ExpectedVisit visit) {
        return new SentEvent(key, value, timestamp, Optional.of(visit), Optional.empty());
    }

    static SentEvent rejected(byte[] key, byte[] value, long timestamp, RejectReason reason) {
        return new SentEvent(key, value, timestamp, Optional.empty(), Optional.of(reason));
    }

    /** The same event, deleted before it was read. */
    SentEvent lost() {
        return new SentEvent(key, value, timestamp, Optional.empty(), Optional.empty());
    }

    boolean isLost() {
        return visit.isEmpty() && rejection.isEmpty();
    }
}

package dev.rollcall.service.audit.input;

import dev.rollcall.event.RejectReason;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What the rejected topic says of the events of one input partition. Eight bytes for each; taken in the order of offsets.
 *
 * <p>Not thread-safe.
 */
final class Claims {
    private static final List<RejectReason> REASONS = List.of(RejectReason.values());
    private static final int REASON_BITS = 5;

    private final int partition;
    private final Objection objection;
    private final LongStream.Builder added = LongStream.builder();
    private long[] claims = {};
    private int next;

    /** No claims yet; the objection hears of those that cannot be right. */
    Claims(int partition, Objection objection) {
        this.partition = partition;
        this.objection = objection;
    }

    void add(long offset, RejectReason reason) {
        added.add(offset << REASON_BITS | REASONS.indexOf(reason));
    }

    /** To be called once, when all are added, and before any is taken. */
    void sort() {
        claims = added.build().sorted().toArray();
    }

    /** Leaves out claims on events that are not there any more. */
    void skipBefore(long offset) {
        while (isBefore(offset)) {
            next++;
        }
    }

    /** Takes the claim on the next event; null if there is none. */
    RejectReason take(long offset) {
        for (; isBefore(offset); next++) {
            objection.raise(partition, claims[next] >> REASON_BITS, reason().name(), "none, there is no such event");
        }
        if (!isBefore(offset + 1)) {
            return null;
        }
        RejectReason claimed = reason();
        for (next++; isBefore(offset + 1); next++) {
            objection.raise(partition, offset, reason() + " once more", "once");
        }
        return claimed;
    }

    /** Says that there are no more events. */
    void finish() {
        take(Long.MAX_VALUE - 1);
    }

    /** Whether the next claim is on an event before the offset. */
    private boolean isBefore(long offset) {
        return next < claims.length && claims[next] >> REASON_BITS < offset;
    }

    private RejectReason reason() {
        return REASONS.get((int) claims[next] & ((1 << REASON_BITS) - 1));
    }
}

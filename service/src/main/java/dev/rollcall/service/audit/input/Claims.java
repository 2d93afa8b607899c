package dev.rollcall.service.audit.input;

import dev.rollcall.event.RejectReason;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.kafka.common.TopicPartition;

/**
 * What the rejected topic says of the events of one input partition. Eight bytes for each; taken in the order of offsets, and within a record in the order of
 * its events.
 *
 * <p>Not thread-safe.
 */
final class Claims {
    private static final List<RejectReason> REASONS = List.of(RejectReason.values());
    /** The place of an event that is a record. */
    static final int WHOLE = -1;

    private static final int REASON_BITS = 5;

    /** A record has at most a million bytes, and an element of an array at least two. */
    private static final int PLACE_BITS = 19;

    private final TopicPartition partition;
    private final Objection objection;
    private final LongStream.Builder claimed = LongStream.builder();
    private long added;
    private long base;
    private long[] claims = {};
    private int next;

    /** No claims yet; the objection hears of those that cannot be right. */
    Claims(TopicPartition partition, Objection objection) {
        this.partition = partition;
        this.objection = objection;
    }

    /** Adds a claim on an event, by its place among those of its record, or {@link #WHOLE}. */
    void add(long offset, int place, RejectReason reason) {
        base = added == 0 ? offset : base;
        claimed.add(place(offset, place) << REASON_BITS | REASONS.indexOf(reason));
        added++;
    }

    /** Offsets count from that of the first claim: so they need fewer bits than all that may be. */
    private long place(long offset, int place) {
        return ((offset - base) << PLACE_BITS) | (place + 1);
    }

    /** To be called once, when all are added, and before any is taken. */
    void sort() {
        claims = claimed.build().sorted().toArray();
    }

    /** Leaves out claims on events that are not there any more. */
    void skipBefore(long offset) {
        while (isBefore(place(offset, WHOLE))) {
            next++;
        }
    }

    /** Takes the claim on the next event, by its place among those of its record, or {@link #WHOLE}; null if there is none. */
    RejectReason take(long offset, int place) {
        long event = place(offset, place);
        objectBefore(event);
        if (!isBefore(event + 1)) {
            return null;
        }
        RejectReason claim = reason();
        for (next++; isBefore(event + 1); next++) {
            objection.raise(partition, offset, reason() + " once more", "once");
        }
        return claim;
    }

    /** Says that there are no more events. */
    void finish() {
        objectBefore(Long.MAX_VALUE);
    }

    private void objectBefore(long place) {
        for (; isBefore(place); next++) {
            objection.raise(partition, offset(), reason().name(), "none, there is no such event");
        }
    }

    /** Whether the next claim is on an event before a place. */
    private boolean isBefore(long place) {
        return next < claims.length && claims[next] >> REASON_BITS < place;
    }

    private long offset() {
        return base + (claims[next] >> (REASON_BITS + PLACE_BITS));
    }

    private RejectReason reason() {
        return REASONS.get((int) claims[next] & ((1 << REASON_BITS) - 1));
    }
}

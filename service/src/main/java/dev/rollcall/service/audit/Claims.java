package dev.rollcall.service.audit;

import dev.rollcall.event.RejectReason;
import java.util.Arrays;

/**
 * What the rejected topic says of the events of one input partition. Eight bytes for each; taken in the order of offsets.
 *
 * <p>Not thread-safe.
 */
final class Claims {
    private static final RejectReason[] REASONS = RejectReason.values();
    private static final int REASON_BITS = 5;

    private final int partition;
    private long[] claims = new long[16];
    private int size;
    private int next;

    /** Hears of claims that cannot be right. */
    interface Objection {
        /** There is no such event. */
        void noEvent(int partition, long offset, RejectReason reason);

        /** The event was rejected before. */
        void repeated(int partition, long offset, RejectReason reason);
    }

    Claims(int partition) {
        this.partition = partition;
    }

    void add(long offset, RejectReason reason) {
        if (size == claims.length) {
            claims = Arrays.copyOf(claims, size + (size >> 1));
        }
        claims[size++] = offset << REASON_BITS | Arrays.asList(REASONS).indexOf(reason);
    }

    int size() {
        return size;
    }

    /** To be called when all are added, and before any is taken. */
    void sort() {
        Arrays.sort(claims, 0, size);
    }

    /** Leaves out claims on events that are not there any more. */
    void skipBefore(long offset) {
        while (next < size && offset(next) < offset) {
            next++;
        }
    }

    /** Takes the claim on the next event; null if there is none. */
    RejectReason take(long offset, Objection objection) {
        for (; next < size && offset(next) < offset; next++) {
            objection.noEvent(partition, offset(next), reason(next));
        }
        if (next == size || offset(next) > offset) {
            return null;
        }
        RejectReason claimed = reason(next);
        for (next++; next < size && offset(next) == offset; next++) {
            objection.repeated(partition, offset, reason(next));
        }
        return claimed;
    }

    /** Says that there are no more events. */
    void finish(Objection objection) {
        take(Long.MAX_VALUE, objection);
    }

    private long offset(int index) {
        return claims[index] >> REASON_BITS;
    }

    private RejectReason reason(int index) {
        return REASONS[(int) claims[index] & ((1 << REASON_BITS) - 1)];
    }
}

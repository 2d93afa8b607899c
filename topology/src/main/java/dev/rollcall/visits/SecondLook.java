package dev.rollcall.visits;

import dev.rollcall.bytes.ByteSlice;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.Stream;

/**
 * Looks visits of a batch up before it is sent: since they were added to it, ledgers may have read others that are equal to them. Not
 * thread-safe.
 */
public final class SecondLook {
    /** Visits are looked up so many at a time, so that the memory answers for all of them at once. */
    private static final int BLOCK = 64;

    private final SeenVisits seen;
    private final VisitKey[] keys = Stream.generate(VisitKey::new).limit(BLOCK).toArray(VisitKey[]::new);
    private final int[] targets = new int[BLOCK];
    private final ByteSlice slice = new ByteSlice();
    private final BitSet repeats = new BitSet();
    // Written only, so that the compiler cannot leave out what it comes from.
    @SuppressWarnings("UnusedVariable")
    private long touched;

    /**
     * Looks at what ledgers have read.
     *
     * @param seen what they have read, not null
     */
    public SecondLook(SeenVisits seen) {
        this.seen = seen;
    }

    /**
     * Leaves repeats out of a batch.
     *
     * @param batch the batch
     * @param partition where it is to be sent to
     * @param newestDaySent the newest day of any visit that was sent and may not have been read yet, those of this batch included
     * @return how many visits were left out: each is a repeat for certain
     */
    public int leaveOutRepeats(VisitsWriter batch, int partition, int newestDaySent) {
        Arrays.fill(targets, partition);
        repeats.clear();
        for (int first = 0; first < batch.visits(); first += BLOCK) {
            look(batch, first, Math.min(BLOCK, batch.visits() - first), newestDaySent);
        }
        if (!repeats.isEmpty()) {
            batch.leaveOut(repeats);
        }
        return repeats.cardinality();
    }

    private void look(VisitsWriter batch, int first, int count, int newestDaySent) {
        for (int index = 0; index < count; index++) {
            batch.key(first + index, keys[index], slice);
        }
        touched += seen.touch(targets, keys, count);
        for (int index = 0; index < count; index++) {
            if (seen.isRepeat(targets[index], keys[index], batch.day(first + index), newestDaySent)) {
                repeats.set(first + index);
            }
        }
    }
}

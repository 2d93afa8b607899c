package dev.rollcall.intake;

import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.bytes.Prefetch;
import dev.rollcall.repeats.RepeatFilter;
import dev.rollcall.repeats.VisitKey;
import dev.rollcall.visits.VisitsWriter;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.Stream;

/**
 * Looks visits of a batch up before it is sent: since they were added to it, ledgers may have read others that are equal to them. Not
 * thread-safe.
 */
final class SecondLook {
    /** Visits are looked up so many at a time, so that the memory answers for all of them at once. */
    private static final int BLOCK = 64;

    private final RepeatFilter seen;
    private final VisitKey[] keys = Stream.generate(VisitKey::new).limit(BLOCK).toArray(VisitKey[]::new);
    private final int[] targets = new int[BLOCK];
    private final ByteSlice slice = new ByteSlice();
    private final BitSet repeats = new BitSet();
    private final Prefetch prefetch = new Prefetch();

    /**
     * Looks at what ledgers have read.
     *
     * @param seen what they have read, not null
     */
    public SecondLook(RepeatFilter seen) {
        this.seen = seen;
    }

    /**
     * Leaves repeats out of a batch.
     *
     * @param batch the batch
     * @param partition where it is to be sent to
     * @return how many visits were left out: each is a repeat for certain
     */
    public int leaveOutRepeats(VisitsWriter batch, int partition) {
        Arrays.fill(targets, partition);
        repeats.clear();
        for (int first = 0; first < batch.visits(); first += BLOCK) {
            look(batch, first, Math.min(BLOCK, batch.visits() - first));
        }
        if (!repeats.isEmpty()) {
            batch.leaveOut(repeats);
        }
        return repeats.cardinality();
    }

    private void keyOf(VisitsWriter batch, int visit, VisitKey key) {
        key.begin(batch.user(visit, slice), batch.hash(visit));
        for (int dimension = 0; dimension < batch.dimensions(); dimension++) {
            key.dimension(batch.value(visit, dimension, slice));
        }
    }

    private void look(VisitsWriter batch, int first, int count) {
        for (int index = 0; index < count; index++) {
            keyOf(batch, first + index, keys[index]);
        }
        seen.expect(targets, keys, count, prefetch);
        for (int index = 0; index < count; index++) {
            if (seen.isRepeat(targets[index], keys[index], batch.day(first + index))) {
                repeats.set(first + index);
            }
        }
    }
}

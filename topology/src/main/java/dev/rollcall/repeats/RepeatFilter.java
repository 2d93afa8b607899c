package dev.rollcall.repeats;

import dev.rollcall.bytes.Prefetch;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * What the ledgers of this process have read, so that the intakes of the same process need not send it to them again: a repeat then
 * costs one look-up and no record.
 *
 * <p>It is exact whatever happens to transactions. A ledger reads committed visits only, and a visit stays in {@code visits} until the
 * ledger's transaction with it has committed: whether this one commits or not, the visit will be counted once, so another one of the
 * same user, day and dimension values is a repeat. Only a visit that was counted is remembered. Nothing is known of visits that ledgers of other processes read. Thread-safe.
 */
public final class RepeatFilter {
    private final AtomicReferenceArray<RepeatTable> tables;
    private final List<String> dimensions;
    private final long bytesPerTable;

    /**
     * Nothing was read yet.
     *
     * @param visitsPartitions how many partitions {@code visits} has
     * @param dimensions the names of the dimensions that intakes of this process read, in order
     * @param maxBytes how much heap all of it may take: bytes
     */
    public RepeatFilter(int visitsPartitions, List<String> dimensions, long maxBytes) {
        tables = new AtomicReferenceArray<>(visitsPartitions);
        this.dimensions = List.copyOf(dimensions);
        bytesPerTable = maxBytes / visitsPartitions;
    }

    /**
     * Begins anew for a partition of {@code visits}. To be called by the ledger task that owns it.
     *
     * @param partition the partition
     * @return a table without any visit
     */
    public RepeatTable open(int partition) {
        RepeatTable table = new RepeatTable(bytesPerTable);
        tables.set(partition, table);
        return table;
    }

    /**
     * Whether visits of a batch may be remembered. A batch from before a change of the configuration has values of other dimensions.
     *
     * @param batchDimensions the names of the dimensions that the batch has values of
     * @return true if they are those that are read now
     */
    public boolean canHold(List<String> batchDimensions) {
        return dimensions.equals(batchDimensions);
    }

    /**
     * Forgets what was read from a partition, unless another task owns it already.
     *
     * @param partition the partition of {@code visits}
     * @param table what {@link #open} returned
     */
    public void close(int partition, RepeatTable table) {
        tables.compareAndSet(partition, table, null);
    }

    /**
     * Brings what {@link #isRepeat} will look at near the processor. Done for many visits in a row the memory answers all at once, instead
     * of one after the other.
     *
     * @param partitions where they would be sent to
     * @param visits users and dimension values
     * @param count how many there are
     * @param prefetch takes what is read meanwhile
     */
    public void expect(int[] partitions, VisitKey[] visits, int count, Prefetch prefetch) {
        for (int index = 0; index < count; index++) {
            RepeatTable table = tables.get(partitions[index]);
            prefetch.of(table == null ? 0 : table.touchSlot(visits[index]));
        }
        for (int index = 0; index < count; index++) {
            RepeatTable table = tables.get(partitions[index]);
            prefetch.of(table == null ? 0 : table.touchEntry(visits[index]));
        }
    }

    /**
     * Whether a visit is a repeat for certain.
     *
     * @param partition where it would be sent to
     * @param visit user and dimension values
     * @param day its epoch day
     * @return true if an equal one was read and counted
     */
    public boolean isRepeat(int partition, VisitKey visit, int day) {
        RepeatTable table = tables.get(partition);
        return table != null && table.has(visit, day);
    }
}

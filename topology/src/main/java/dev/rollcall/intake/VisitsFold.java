package dev.rollcall.intake;

import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.event.EventReader;
import dev.rollcall.event.RejectReason;
import dev.rollcall.visits.SeenVisits;
import dev.rollcall.visits.VisitKey;
import dev.rollcall.visits.VisitsWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The visits of one input partition, folded into one batch per {@code visits} partition. Not thread-safe. */
final class VisitsFold {
    /** A quarter of what a broker takes as one record by default (1 MiB). */
    private static final int BATCH_BYTES = 256 * 1024;

    private final String topic;
    private final int partition;
    private final SeenVisits seen;
    private final VisitKey key = new VisitKey();
    private final List<VisitsWriter> writers;
    private final List<Batch> full = new ArrayList<>();
    private final Map<RejectReason, Long> rejected = new EnumMap<>(RejectReason.class);
    private final int dimensions;
    private long read;
    private long lost;
    private long repeats;
    private int newestDay = Integer.MIN_VALUE;

    VisitsFold(String topic, int partition, int visitsPartitions, List<String> dimensions, SeenVisits seen) {
        this.topic = topic;
        this.partition = partition;
        this.seen = seen;
        this.dimensions = dimensions.size();
        writers = IntStream.range(0, visitsPartitions)
                .mapToObj(index -> new VisitsWriter(dimensions))
                .toList();
    }

    /** Counts an event that was read, whatever becomes of it. */
    void read() {
        read++;
    }

    /** Adds the visit that the reader has just read, by its user or by what stands for the user; unless the ledger knows it already. */
    void visit(ByteSlice user, EventReader event, long offset) {
        long hash = user.hash();
        int target = visitsPartition(hash);
        key.begin(user, hash);
        for (int dimension = 0; dimension < dimensions; dimension++) {
            key.dimension(event.dimension(dimension));
        }
        if (seen.isRepeat(target, key, event.epochDay(), newestDay)) {
            repeats++;
            return;
        }
        newestDay = Math.max(newestDay, event.epochDay());
        VisitsWriter writer = writers.get(target);
        writer.visit(user, event.epochDay(), offset);
        for (int dimension = 0; dimension < dimensions; dimension++) {
            writer.dimension(dimension, event.dimension(dimension));
        }
        if (writer.size() >= BATCH_BYTES) {
            full.add(take(target));
        }
    }

    /** Counts an event that was rejected. */
    void rejected(RejectReason reason) {
        rejected.merge(reason, 1L, Long::sum);
    }

    /** Adds events that were deleted before they were read. */
    void lost(long events) {
        lost += events;
    }

    /** How many bytes wait to be taken in full batches. */
    long fullBytes() {
        return (long) full.size() * BATCH_BYTES;
    }

    /** Takes all batches out; together they tell of every event read since the last time. */
    List<Batch> take() {
        List<Batch> batches = new ArrayList<>(full);
        full.clear();
        for (int target = 0; target < writers.size(); target++) {
            if (writers.get(target).visits() > 0) {
                batches.add(take(target));
            }
        }
        if (read > 0 || lost > 0) {
            batches.add(take(Math.floorMod(partition, writers.size())));
        }
        return batches;
    }

    /** The first batch taken tells what became of events; the later ones have nothing left to tell. */
    private Batch take(int target) {
        Batch batch = new Batch(target, writers.get(target).take(topic, partition, read, lost, repeats, rejected));
        read = 0;
        lost = 0;
        repeats = 0;
        rejected.clear();
        return batch;
    }

    /** The upper half of the hash, scaled: the ledger's cache uses the lower bits of the same hash. */
    private int visitsPartition(long userHash) {
        return (int) (((userHash >>> 32) * writers.size()) >>> 32);
    }

    /**
     * A batch to be sent.
     *
     * @param visitsPartition where it belongs
     * @param value the record's value
     */
    record Batch(int visitsPartition, byte[] value) {}
}

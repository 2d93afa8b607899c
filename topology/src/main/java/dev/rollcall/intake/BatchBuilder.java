package dev.rollcall.intake;

import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.bytes.KeyedHash;
import dev.rollcall.bytes.Prefetch;
import dev.rollcall.event.RejectReason;
import dev.rollcall.event.reading.EventReader;
import dev.rollcall.repeats.RepeatFilter;
import dev.rollcall.repeats.VisitKey;
import dev.rollcall.visits.EventsRead;
import dev.rollcall.visits.VisitsWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The visits of one input partition, in one batch per {@code visits} partition. Not thread-safe. */
final class BatchBuilder {
    /** A quarter of what a broker takes as one record by default (1 MiB). */
    private static final int BATCH_BYTES = 256 * 1024;

    /** Visits are looked up so many at a time, so that the memory answers for all of them at once. */
    private static final int BLOCK = 64;

    private final String topic;
    private final int partition;
    private final RepeatFilter seen;
    private final SecondLook secondLook;
    private final PendingVisit[] block;
    private final VisitKey[] keys;
    private final int[] targets = new int[BLOCK];
    private final List<VisitsWriter> writers;
    private final List<Batch> full = new ArrayList<>();
    private final Map<RejectReason, Long> rejected = new EnumMap<>(RejectReason.class);
    private final int dimensions;
    private long read;
    private long ignored;
    private long lost;
    private long newest = EventsRead.NO_TIMESTAMP;
    private long repeats;
    private int pending;
    private final Prefetch prefetch = new Prefetch();

    BatchBuilder(
            String topic,
            int partition,
            int visitsPartitions,
            List<String> dimensions,
            KeyedHash hash,
            RepeatFilter seen) {
        this.topic = topic;
        this.partition = partition;
        this.seen = seen;
        secondLook = new SecondLook(seen);
        this.dimensions = dimensions.size();
        block = Stream.generate(() -> new PendingVisit(this.dimensions, hash))
                .limit(BLOCK)
                .toArray(PendingVisit[]::new);
        keys = Stream.of(block).map(PendingVisit::key).toArray(VisitKey[]::new);
        writers = IntStream.range(0, visitsPartitions)
                .mapToObj(index -> new VisitsWriter(dimensions))
                .toList();
    }

    /** Counts an event that was read, whatever becomes of it, by the timestamp of its record; negative if it has none. */
    void read(long timestamp) {
        read++;
        newest = Math.max(newest, timestamp);
    }

    /** Counts an event that is no activity. */
    void ignored() {
        ignored++;
    }

    /** Adds the visit that the reader has just read, by its user or by what stands for the user; unless the ledger knows it already. */
    void visit(ByteSlice user, EventReader event) {
        PendingVisit visit = block[pending];
        visit.set(user, event);
        targets[pending] = visitsPartition(visit.userHash());
        if (++pending == BLOCK) {
            addPending();
        }
    }

    private void addPending() {
        seen.expect(targets, keys, pending, prefetch);
        for (int index = 0; index < pending; index++) {
            add(targets[index], block[index]);
        }
        pending = 0;
    }

    private void add(int target, PendingVisit visit) {
        if (seen.isRepeat(target, visit.key(), visit.epochDay())) {
            repeats++;
            return;
        }
        VisitsWriter writer = writers.get(target);
        writer.visit(visit.user(), visit.userHash(), visit.epochDay());
        for (int dimension = 0; dimension < dimensions; dimension++) {
            writer.dimension(dimension, visit.dimension(dimension));
        }
        if (writer.size() >= BATCH_BYTES) {
            takeVisits(target, full);
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
        addPending();
        List<Batch> batches = new ArrayList<>(full);
        full.clear();
        for (int target = 0; target < writers.size(); target++) {
            takeVisits(target, batches);
        }
        // A batch that was taken before may have told of events whose visits were still to be looked up.
        if (read > 0 || lost > 0 || repeats > 0) {
            batches.add(take(Math.floorMod(partition, writers.size())));
        }
        return batches;
    }

    /** Adds a batch of the visits that are no repeats by now, if there are any. */
    private void takeVisits(int target, List<Batch> batches) {
        VisitsWriter writer = writers.get(target);
        repeats += secondLook.leaveOutRepeats(writer, target);
        if (writer.visits() > 0) {
            batches.add(take(target));
        }
    }

    /** Tells all that was found out since the last batch was taken. */
    private Batch take(int target) {
        EventsRead events = new EventsRead(read, ignored, lost, newest);
        Batch batch = new Batch(target, writers.get(target).take(topic, partition, events, repeats, rejected));
        read = 0;
        ignored = 0;
        lost = 0;
        newest = EventsRead.NO_TIMESTAMP;
        repeats = 0;
        rejected.clear();
        return batch;
    }

    /** By the highest bits of the hash: the ledger's cache uses the others. */
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

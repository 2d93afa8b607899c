package dev.rollcall.trials.drill.scene;

import dev.rollcall.changes.CohortLimits;
import dev.rollcall.trials.traffic.GeneratedEvent;
import dev.rollcall.trials.traffic.Truth;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is true of all events that were written, as a whole and by partition. Not thread-safe. */
public final class StreamTruth {
    private final Truth totals;
    private final SortedMap<Integer, PartitionTruth> partitions = new TreeMap<>();

    /** The widths of the windows, in days, and how far cohorts are followed. */
    StreamTruth(int wauDays, int mauDays, CohortLimits cohorts) {
        totals = new Truth(wauDays, mauDays, cohorts);
    }

    /** Takes note of the next event of a partition, and tells its offset. */
    long add(int partition, GeneratedEvent event) {
        totals.add(event);
        return partitions
                .computeIfAbsent(partition, absent -> new PartitionTruth())
                .add(event);
    }

    /**
     * What all events add up to.
     *
     * @return not null
     */
    public Truth totals() {
        return totals;
    }

    /**
     * What is true of each partition.
     *
     * @return without those that have no events
     */
    public SortedMap<Integer, PartitionTruth> partitions() {
        return Collections.unmodifiableSortedMap(partitions);
    }
}

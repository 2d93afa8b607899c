package dev.rollcall.trials.drill.scene;

import dev.rollcall.event.RejectReason;
import dev.rollcall.trials.traffic.GeneratedEvent;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is true of the events of one input partition, whose offsets are 0, 1, 2 and so on. Not thread-safe. */
final class PartitionTruth {
    private final SortedMap<Long, List<RejectReason>> rejected = new TreeMap<>();
    private long events;

    /** Takes note of the next event, and tells its offset. */
    long add(GeneratedEvent event) {
        if (event.rejected() != null) {
            rejected.put(events, List.of(event.rejected()));
        }
        return events++;
    }

    /** How many events there are. */
    long events() {
        return events;
    }

    /** Which events must be rejected, by offset; each for one reason. */
    SortedMap<Long, List<RejectReason>> rejected() {
        return Collections.unmodifiableSortedMap(rejected);
    }

    /** How many events must be rejected, by reason. */
    Map<RejectReason, Long> rejectedByReason() {
        Map<RejectReason, Long> counts = new EnumMap<>(RejectReason.class);
        rejected.values().forEach(reason -> counts.merge(reason.get(0), 1L, Long::sum));
        return counts;
    }
}

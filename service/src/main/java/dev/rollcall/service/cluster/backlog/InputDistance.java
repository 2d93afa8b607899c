package dev.rollcall.service.cluster.backlog;

import java.util.Collection;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;

/**
 * How far the group is behind the end of its input, and how far the beginning of the input is behind the group. Retention moves the
 * beginning: once it has passed the group, events are lost.
 *
 * @param lagEvents events that are not committed, in all partitions together
 * @param lagSeconds from the newest event that is committed to the newest that there is, in the partition where that is most; 0 if all is
 *     committed
 * @param headroomEvents events from the first that is retained to the first that is not committed, in the partition where that is least;
 *     infinite if all is committed, for then nothing can be lost
 * @param headroomSeconds the same in time, by record timestamps
 */
public record InputDistance(double lagEvents, double lagSeconds, double headroomEvents, double headroomSeconds) {
    private static final double MILLIS = 1000;

    /**
     * The distances of all partitions together.
     *
     * @param partitions where each stands, not null
     * @return the distances
     */
    public static InputDistance of(Collection<Partition> partitions) {
        Collection<Partition> behind =
                partitions.stream().filter(partition -> partition.lag() > 0).toList();
        return new InputDistance(
                behind.stream().mapToLong(Partition::lag).sum(),
                behind.stream().mapToDouble(Partition::lagSeconds).max().orElse(0),
                least(behind, Partition::headroom),
                least(behind, Partition::headroomSeconds));
    }

    private static double least(Collection<Partition> partitions, ToDoubleFunction<Partition> value) {
        return partitions.stream().mapToDouble(value).min().orElse(Double.POSITIVE_INFINITY);
    }

    /**
     * Where one partition of the input stands.
     *
     * @param start the first offset that it still has
     * @param startMillis the timestamp of the record there
     * @param committed the offset at which the group would go on; empty if it has committed none
     * @param committedMillis the newest timestamp of the records before that offset
     * @param end the offset behind the last record
     * @param newestMillis the newest timestamp in the partition
     */
    record Partition(
            long start,
            OptionalLong startMillis,
            OptionalLong committed,
            OptionalLong committedMillis,
            long end,
            OptionalLong newestMillis) {
        private long next() {
            return Math.max(start, committed.orElse(start));
        }

        long lag() {
            return Math.max(0, end - next());
        }

        double headroom() {
            return (double) next() - start;
        }

        double lagSeconds() {
            return seconds(reached(), newestMillis);
        }

        double headroomSeconds() {
            return seconds(startMillis, reached());
        }

        /** The time that the group has come to. */
        private OptionalLong reached() {
            return committedMillis.isPresent() ? committedMillis : startMillis;
        }

        private static double seconds(OptionalLong from, OptionalLong to) {
            return from.isPresent() && to.isPresent() ? Math.max(0, (to.getAsLong() - from.getAsLong()) / MILLIS) : 0;
        }
    }
}

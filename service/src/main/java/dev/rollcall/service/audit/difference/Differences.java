package dev.rollcall.service.audit.difference;

import dev.rollcall.service.audit.difference.AuditDifference.Kind;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;

/** Collects differences: counts all, and keeps the first of them in the order in which they are shown. Not thread-safe. */
public final class Differences {
    private final int limit;
    private final TreeSet<Placed> kept = new TreeSet<>(Comparator.comparing((Placed placed) -> placed.difference.kind())
            .thenComparingLong(Placed::first)
            .thenComparingLong(Placed::second)
            .thenComparing(placed -> placed.difference.key())
            .thenComparingLong(Placed::number));
    private final Set<Kind> found = EnumSet.noneOf(Kind.class);
    private long count;

    /**
     * No differences yet.
     *
     * @param limit how many to keep
     */
    public Differences(int limit) {
        this.limit = limit;
    }

    /**
     * Adds one.
     *
     * @param first where it stands among those of its kind: a day, or the {@link #rank} of a partition
     * @param second the same among those, as an offset
     * @param kind what it is about, not null
     * @param key as in {@link AuditDifference}, not null
     * @param field the count that differs, not null
     * @param published what was published, not null
     * @param recomputed what the input comes to, not null
     */
    public void add(long first, long second, Kind kind, String key, String field, String published, String recomputed) {
        AuditDifference difference = new AuditDifference(kind, key, field, published, recomputed);
        kept.add(new Placed(first, second, count, difference));
        count++;
        found.add(kind);
        if (kept.size() > limit) {
            kept.pollLast();
        }
    }

    /**
     * Where an input partition stands among all.
     *
     * @param topics the input topics, not null
     * @param partition a partition, not null
     * @return more for a later topic, and within a topic for a higher number; negative if the topic is none of them
     */
    public static long rank(List<String> topics, TopicPartition partition) {
        return ((long) topics.indexOf(partition.topic()) << Integer.SIZE) + partition.partition();
    }

    /**
     * How many there are.
     *
     * @return also those that are not kept
     */
    public long count() {
        return count;
    }

    /**
     * Whether there are differences, and none of any other kind.
     *
     * @param kinds some kinds, not null
     * @return false also if there is none
     */
    public boolean areOnlyOf(Set<Kind> kinds) {
        return count > 0 && kinds.containsAll(found);
    }

    /**
     * The first of them.
     *
     * @return in the order in which they are shown
     */
    public List<AuditDifference> first() {
        return kept.stream().map(Placed::difference).toList();
    }

    private record Placed(long first, long second, long number, AuditDifference difference) {}
}

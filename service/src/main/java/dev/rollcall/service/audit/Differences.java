package dev.rollcall.service.audit;

import dev.rollcall.service.audit.AuditDifference.Kind;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Collects differences: counts all, and keeps the first of them in the order in which they are shown. Not thread-safe. */
public final class Differences {
    private final int limit;
    private final TreeSet<Placed> kept = new TreeSet<>(Comparator.comparing((Placed placed) -> placed.difference.kind())
            .thenComparingLong(Placed::first)
            .thenComparingLong(Placed::second)
            .thenComparing(placed -> placed.difference.key())
            .thenComparingLong(Placed::number));
    private long count;

    /**
     * No differences yet.
     *
     * @param limit how many to keep
     */
    Differences(int limit) {
        this.limit = limit;
    }

    /** Adds one. The numbers say where it stands among those of its kind: a day, or a partition and an offset. */
    void add(long first, long second, Kind kind, String key, String field, String published, String recomputed) {
        AuditDifference difference = new AuditDifference(kind, key, field, published, recomputed);
        kept.add(new Placed(first, second, count, difference));
        count++;
        if (kept.size() > limit) {
            kept.pollLast();
        }
    }

    long count() {
        return count;
    }

    List<AuditDifference> first() {
        return kept.stream().map(Placed::difference).toList();
    }

    private record Placed(long first, long second, long number, AuditDifference difference) {}
}

package dev.rollcall.trials.traffic;

import dev.rollcall.report.Counts;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ObjIntConsumer;

/** Who was active in one segment, by day. Not thread-safe. */
final class UserSets {
    private final NavigableMap<Integer, BitSet> days = new TreeMap<>();

    /** Takes note of a visit, and says whether it is the user's first one on that day. */
    boolean add(int user, int epochDay) {
        BitSet users = days.computeIfAbsent(epochDay, absent -> new BitSet());
        boolean isFirst = !users.get(user);
        users.set(user);
        return isFirst;
    }

    /** The first day on which anybody was active, in days since 1970. */
    int firstDay() {
        return days.firstKey();
    }

    /** The last day on which anybody was active, in days since 1970. */
    int lastDay() {
        return days.lastKey();
    }

    /** Counts every day from one to another, inclusive; the first must not be after the first active day. */
    void count(int from, int to, int wauDays, int mauDays, ObjIntConsumer<Counts> consumer) {
        BitSet known = new BitSet();
        for (int day = from; day <= to; day++) {
            BitSet active = union(day, day);
            BitSet arrived = union(day, day);
            arrived.andNot(known);
            BitSet returning = union(day, day);
            returning.and(union(day - 1, day - 1));
            BitSet resurrected = union(day, day);
            resurrected.and(known);
            resurrected.andNot(returning);
            BitSet dormant = union(day - 1, day - 1);
            dormant.andNot(active);
            known.or(active);
            LocalDate date = LocalDate.ofEpochDay(day);
            consumer.accept(
                    new Counts(
                            active.cardinality(),
                            union(day - wauDays + 1, day).cardinality(),
                            union(day - mauDays + 1, day).cardinality(),
                            arrived.cardinality(),
                            returning.cardinality(),
                            resurrected.cardinality(),
                            dormant.cardinality(),
                            union(day - date.getDayOfWeek().getValue() + 1, day).cardinality(),
                            union(day - date.getDayOfMonth() + 1, day).cardinality()),
                    day);
        }
    }

    private BitSet union(int from, int to) {
        BitSet union = new BitSet();
        days.subMap(from, true, to, true).values().forEach(union::or);
        return union;
    }
}

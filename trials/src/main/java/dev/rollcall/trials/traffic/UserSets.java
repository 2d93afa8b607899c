package dev.rollcall.trials.traffic;

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
            known.or(active);
            int week = union(day - wauDays + 1, day).cardinality();
            int month = union(day - mauDays + 1, day).cardinality();
            consumer.accept(new Counts(active.cardinality(), week, month, arrived.cardinality()), day);
        }
    }

    private BitSet union(int from, int to) {
        BitSet union = new BitSet();
        days.subMap(from, true, to, true).values().forEach(union::or);
        return union;
    }
}

package dev.rollcall.bench.data;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Who was active on which day, from the generator itself. Not thread-safe. */
public final class Truth {
    private final List<BitSet> days = new ArrayList<>();

    /**
     * The truth about a whole data set.
     *
     * @param shape the data set
     * @return the truth about all its events
     */
    public static Truth of(Shape shape) {
        Truth truth = new Truth();
        for (long index = 0; index < shape.events(); index++) {
            truth.add(shape, index);
        }
        return truth;
    }

    /**
     * Adds one event.
     *
     * @param shape the data set
     * @param index the event's number, from 0
     */
    public void add(Shape shape, long index) {
        int day = shape.day(index);
        while (days.size() <= day) {
            days.add(new BitSet());
        }
        days.get(day).set(shape.user(index));
    }

    /**
     * How many users were active within a number of days that end on each day, that day included.
     *
     * @param width the number of days, at least 1
     * @return counts by epoch day
     */
    public SortedMap<Long, Long> active(int width) {
        SortedMap<Long, Long> counts = new TreeMap<>();
        for (int day = 0; day < days.size(); day++) {
            BitSet users = new BitSet();
            days.subList(Math.max(0, day - width + 1), day + 1).forEach(users::or);
            counts.put(Shape.FIRST_DAY + day, (long) users.cardinality());
        }
        return counts;
    }
}

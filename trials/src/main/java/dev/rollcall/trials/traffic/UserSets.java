package dev.rollcall.trials.traffic;

import dev.rollcall.report.Counts;
import dev.rollcall.report.Period;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
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

    /** Finds the gaps of every day from one to another, inclusive; the first must not be after the first active day. */
    void gaps(int from, int to, ObjIntConsumer<DayGaps> consumer) {
        Map<Integer, Integer> latest = new HashMap<>();
        for (int number = from; number <= to; number++) {
            int day = number;
            SortedMap<Integer, Long> gaps = new TreeMap<>();
            long arrived = union(day, day).stream()
                    .filter(user -> {
                        Integer before = latest.put(user, day);
                        if (before != null) {
                            gaps.merge(day - before, 1L, Long::sum);
                        }
                        return before == null;
                    })
                    .count();
            consumer.accept(new DayGaps(arrived, gaps), day);
        }
    }

    /**
     * Follows the users who arrived in each period: how many of them were active in it, and in the periods after it, at most so many, up to
     * that of the last day.
     */
    void cohorts(Period period, int limit, int lastDay, BiConsumer<LocalDate, List<Long>> consumer) {
        LocalDate end = LocalDate.ofEpochDay(lastDay);
        SortedMap<LocalDate, BitSet> periods = new TreeMap<>();
        days.forEach((day, users) -> periods.computeIfAbsent(
                        start(period, LocalDate.ofEpochDay(day)), absent -> new BitSet())
                .or(users));
        BitSet known = new BitSet();
        periods.forEach((first, users) -> {
            BitSet arrived = (BitSet) users.clone();
            arrived.andNot(known);
            known.or(users);
            List<Long> active = new ArrayList<>();
            for (LocalDate at = first; active.size() <= limit && !at.isAfter(end); at = at.plus(1, unit(period))) {
                BitSet left = (BitSet) arrived.clone();
                left.and(periods.getOrDefault(at, new BitSet()));
                active.add((long) left.cardinality());
            }
            if (!arrived.isEmpty()) {
                consumer.accept(first, active);
            }
        });
    }

    private static LocalDate start(Period period, LocalDate day) {
        return switch (period) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    private static ChronoUnit unit(Period period) {
        return switch (period) {
            case DAY -> ChronoUnit.DAYS;
            case WEEK -> ChronoUnit.WEEKS;
            case MONTH -> ChronoUnit.MONTHS;
        };
    }

    private BitSet union(int from, int to) {
        BitSet union = new BitSet();
        days.subMap(from, true, to, true).values().forEach(union::or);
        return union;
    }
}

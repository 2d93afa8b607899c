package dev.rollcall.service.audit.recount;

import dev.rollcall.service.report.Count;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Counts visits by the very words of the definitions: sets of users per day, and their unions. */
final class BruteForce {
    private final Map<Integer, NavigableMap<Integer, Set<String>>> users = new TreeMap<>();
    private final int wauDays;
    private final int mauDays;

    BruteForce(int wauDays, int mauDays) {
        this.wauDays = wauDays;
        this.mauDays = mauDays;
    }

    void add(String user, int epochDay, int... segments) {
        List<Integer> all = new ArrayList<>(List.of(Segments.ALL));
        for (int segment : segments) {
            all.add(segment);
        }
        for (int segment : all) {
            users.computeIfAbsent(segment, key -> new TreeMap<>())
                    .computeIfAbsent(epochDay, key -> new HashSet<>())
                    .add(user);
        }
    }

    Set<Integer> segments() {
        return users.keySet();
    }

    long count(int segment, int epochDay, Count count) {
        NavigableMap<Integer, Set<String>> days = users.getOrDefault(segment, new TreeMap<>());
        LocalDate date = LocalDate.ofEpochDay(epochDay);
        return switch (count) {
            case DAU -> users(days, epochDay, epochDay).size();
            case WAU -> users(days, epochDay - wauDays + 1, epochDay).size();
            case MAU -> users(days, epochDay - mauDays + 1, epochDay).size();
            case WTD ->
                users(days, epochDay - date.getDayOfWeek().getValue() + 1, epochDay)
                        .size();
            case MTD ->
                users(days, epochDay - date.getDayOfMonth() + 1, epochDay).size();
            case NEW -> without(users(days, epochDay, epochDay), union(days.headMap(epochDay)));
            case RETURNING -> {
                Set<String> both = users(days, epochDay, epochDay);
                both.retainAll(users(days, epochDay - 1, epochDay - 1));
                yield both.size();
            }
            case RESURRECTED -> {
                Set<String> back = users(days, epochDay, epochDay);
                back.retainAll(union(days.headMap(epochDay)));
                yield without(back, users(days, epochDay - 1, epochDay - 1));
            }
            case DORMANT -> without(users(days, epochDay - 1, epochDay - 1), users(days, epochDay, epochDay));
        };
    }

    /** The users of a day whose latest day before it was so many days before; 0: none. */
    long gap(int segment, int epochDay, int gap) {
        NavigableMap<Integer, Set<String>> days = users.getOrDefault(segment, new TreeMap<>());
        if (gap == Breakdown.NEW) {
            return count(segment, epochDay, Count.NEW);
        }
        Set<String> both = users(days, epochDay, epochDay);
        both.retainAll(users(days, epochDay - gap, epochDay - gap));
        return without(both, users(days, epochDay - gap + 1, epochDay - 1));
    }

    /** Distinct users of some days. */
    Set<String> active(int segment, LocalDate from, LocalDate to) {
        return users(users.getOrDefault(segment, new TreeMap<>()), (int) from.toEpochDay(), (int) to.toEpochDay());
    }

    private static long without(Set<String> users, Set<String> others) {
        users.removeAll(others);
        return users.size();
    }

    private static Set<String> users(NavigableMap<Integer, Set<String>> days, int from, int to) {
        return from > to ? new HashSet<>() : union(days.subMap(from, true, to, true));
    }

    private static Set<String> union(Map<Integer, Set<String>> days) {
        Set<String> union = new HashSet<>();
        days.values().forEach(union::addAll);
        return union;
    }
}

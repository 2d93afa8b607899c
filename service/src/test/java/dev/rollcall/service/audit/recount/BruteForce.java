package dev.rollcall.service.audit.recount;

import dev.rollcall.service.report.Count;
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
        return switch (count) {
            case DAU -> union(days.subMap(epochDay, epochDay + 1)).size();
            case WAU -> union(days.subMap(epochDay - wauDays + 1, epochDay + 1)).size();
            case MAU -> union(days.subMap(epochDay - mauDays + 1, epochDay + 1)).size();
            case NEW -> {
                Set<String> users = union(days.headMap(epochDay, true));
                users.removeAll(union(days.headMap(epochDay)));
                yield users.size();
            }
        };
    }

    private static Set<String> union(Map<Integer, Set<String>> days) {
        Set<String> union = new HashSet<>();
        days.values().forEach(union::addAll);
        return union;
    }
}

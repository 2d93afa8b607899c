package dev.rollcall.app.promises;

import dev.rollcall.report.ReportRow;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts visits in the plainest way: a set of users for every day and segment. */
final class ExpectedReport {
    private static final int WEEK = 7;
    private static final int MONTH = 30;

    private final ZoneId zone;
    private final Map<String, TreeMap<Integer, Set<String>>> usersBySegment = new TreeMap<>();

    ExpectedReport(ZoneId zone, Collection<ExpectedVisit> visits) {
        this.zone = zone;
        for (ExpectedVisit visit : visits) {
            for (String segment : visit.segments()) {
                usersBySegment
                        .computeIfAbsent(segment, key -> new TreeMap<>())
                        .computeIfAbsent(visit.epochDay(), key -> new HashSet<>())
                        .add(visit.user());
            }
        }
    }

    /** How many visits made their user active on their day. */
    long firstVisits() {
        return usersBySegment.getOrDefault(ReportRow.ALL, new TreeMap<>()).values().stream()
                .mapToLong(Set::size)
                .sum();
    }

    /** Every row of every day and segment, by key. */
    Map<String, String> rows() {
        Map<String, String> rows = new TreeMap<>();
        if (usersBySegment.isEmpty()) {
            return rows;
        }
        TreeMap<Integer, Set<String>> all = usersBySegment.get(ReportRow.ALL);
        usersBySegment.forEach((segment, users) -> {
            Set<String> known = new HashSet<>();
            for (int day = all.firstKey(); day <= all.lastKey(); day++) {
                Set<String> newUsers = new TreeSet<>(users.getOrDefault(day, Set.of()));
                newUsers.removeAll(known);
                known.addAll(newUsers);
                ReportRow row = new ReportRow(
                        LocalDate.ofEpochDay(day),
                        zone,
                        segment,
                        active(users, day, 1),
                        active(users, day, WEEK),
                        active(users, day, MONTH),
                        newUsers.size());
                rows.put(row.day() + "/" + segment, row.json());
            }
        });
        return rows;
    }

    private static long active(NavigableMap<Integer, Set<String>> users, int day, int window) {
        Set<String> active = new HashSet<>();
        users.subMap(day - window + 1, day + 1).values().forEach(active::addAll);
        return active.size();
    }
}

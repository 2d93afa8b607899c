package dev.rollcall.app.promises;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.report.Counts;
import dev.rollcall.report.GapsRow;
import dev.rollcall.report.Period;
import dev.rollcall.report.ReportRow;
import dev.rollcall.report.RetentionRow;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

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
                Set<String> today = active(users, day, 1);
                Set<String> yesterday = active(users, day - 1, 1);
                Set<String> returning = new HashSet<>(today);
                returning.retainAll(yesterday);
                LocalDate date = LocalDate.ofEpochDay(day);
                Counts counts = new Counts(
                        today.size(),
                        active(users, day, WEEK).size(),
                        active(users, day, MONTH).size(),
                        newUsers.size(),
                        returning.size(),
                        today.size() - newUsers.size() - returning.size(),
                        yesterday.size() - returning.size(),
                        active(users, day, date.getDayOfWeek().getValue()).size(),
                        active(users, day, date.getDayOfMonth()).size());
                ReportRow row = new ReportRow(date, zone, segment, counts);
                rows.put(row.day() + "/" + segment, row.json());
            }
        });
        return rows;
    }

    /** The gaps of every day and segment, by key. */
    Map<String, String> gaps() {
        Map<String, String> rows = new TreeMap<>();
        if (usersBySegment.isEmpty()) {
            return rows;
        }
        TreeMap<Integer, Set<String>> all = usersBySegment.get(ReportRow.ALL);
        usersBySegment.forEach((segment, users) -> {
            Map<String, Integer> latest = new HashMap<>();
            for (int day = all.firstKey(); day <= all.lastKey(); day++) {
                long newUsers = 0;
                NavigableMap<Integer, Long> gaps = new TreeMap<>();
                for (String user : users.getOrDefault(day, Set.of())) {
                    Integer before = latest.put(user, day);
                    if (before == null) {
                        newUsers++;
                    } else {
                        gaps.merge(day - before, 1L, Long::sum);
                    }
                }
                GapsRow row = new GapsRow(LocalDate.ofEpochDay(day), zone, segment, newUsers, gaps);
                rows.put(new String(row.key(), UTF_8), new String(row.value(), UTF_8));
            }
        });
        return rows;
    }

    /** Every cohort that has users, by key. */
    Map<String, String> cohorts(Map<Period, Integer> limits) {
        Map<String, String> rows = new TreeMap<>();
        usersBySegment.forEach((segment, users) -> limits.forEach((period, limit) -> {
            Map<String, Integer> cohortOf = new HashMap<>();
            NavigableMap<Integer, Map<Integer, Set<String>>> cohorts = new TreeMap<>();
            users.forEach((day, active) -> active.forEach(user -> {
                int now = period.of(day);
                int cohort = cohortOf.computeIfAbsent(user, first -> now);
                cohorts.computeIfAbsent(cohort, none -> new HashMap<>())
                        .computeIfAbsent(now - cohort, none -> new HashSet<>())
                        .add(user);
            }));
            int last = period.of(usersBySegment.get(ReportRow.ALL).lastKey());
            cohorts.forEach((cohort, active) -> {
                List<Long> counts = IntStream.rangeClosed(0, Math.min(limit, last - cohort))
                        .mapToObj(
                                age -> (long) active.getOrDefault(age, Set.of()).size())
                        .toList();
                RetentionRow row =
                        new RetentionRow(period, LocalDate.ofEpochDay(period.firstDay(cohort)), zone, segment, counts);
                rows.put(new String(row.key(), UTF_8), new String(row.value(), UTF_8));
            });
        }));
        return rows;
    }

    private static Set<String> active(NavigableMap<Integer, Set<String>> users, int day, int window) {
        Set<String> active = new HashSet<>();
        users.subMap(day - window + 1, day + 1).values().forEach(active::addAll);
        return active;
    }
}

package dev.rollcall.testing;

import dev.rollcall.changes.CohortLimits;
import dev.rollcall.changes.Histogram;
import dev.rollcall.report.Counts;
import dev.rollcall.report.Period;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Counts the users of one segment with sets: of days by user, and of periods by user. */
public final class BruteForce {
    private final Map<String, TreeSet<Integer>> daysByUser = new HashMap<>();

    /** Whether the user was not there on that day before. */
    public boolean visit(String user, int day) {
        return daysByUser.computeIfAbsent(user, key -> new TreeSet<>()).add(day);
    }

    /** All counts of a day. */
    public Counts counts(int day, int wauDays, int mauDays) {
        Set<String> today = active(day, day);
        Set<String> yesterday = active(day - 1, day - 1);
        Set<String> before = active(Integer.MIN_VALUE, day - 1);
        return new Counts(
                today.size(),
                active(day - wauDays + 1, day).size(),
                active(day - mauDays + 1, day).size(),
                today.stream().filter(user -> !before.contains(user)).count(),
                today.stream().filter(yesterday::contains).count(),
                today.stream()
                        .filter(user -> before.contains(user) && !yesterday.contains(user))
                        .count(),
                yesterday.stream().filter(user -> !today.contains(user)).count(),
                active(Period.WEEK.firstDay(Period.WEEK.of(day)), day).size(),
                active(Period.MONTH.firstDay(Period.MONTH.of(day)), day).size());
    }

    /** The users who were there on a day of a range, both ends included. */
    public Set<String> active(int from, int to) {
        return daysByUser.entrySet().stream()
                .filter(entry -> !entry.getValue().subSet(from, true, to, true).isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Cohorts by the number of their period, each with its users in so many periods after it, up to that of the last day. */
    public NavigableMap<Integer, List<Long>> cohorts(Period period, int limit, int lastDay) {
        Map<String, Set<Integer>> periods = new HashMap<>();
        NavigableMap<Integer, List<String>> usersByCohort = new TreeMap<>();
        daysByUser.forEach((user, days) -> {
            TreeSet<Integer> ofUser = days.stream().map(period::of).collect(Collectors.toCollection(TreeSet::new));
            periods.put(user, ofUser);
            usersByCohort
                    .computeIfAbsent(ofUser.first(), cohort -> new ArrayList<>())
                    .add(user);
        });
        NavigableMap<Integer, List<Long>> cohorts = new TreeMap<>();
        usersByCohort.forEach((cohort, users) -> cohorts.put(
                cohort,
                IntStream.rangeClosed(cohort, Math.min(cohort + limit, period.of(lastDay)))
                        .mapToObj(active -> users.stream()
                                .filter(user -> periods.get(user).contains(active))
                                .count())
                        .toList()));
        return cohorts;
    }

    /** What all histograms hold, bars without users left out: users by {@code kind period bar}. */
    public Map<String, Long> bars(CohortLimits limits) {
        Map<String, Long> bars = new TreeMap<>();
        daysByUser.values().forEach(days -> {
            for (int day : days) {
                Integer previous = days.lower(day);
                bars.merge(Histogram.GAPS + " " + day + " " + (previous == null ? 0 : day - previous), 1L, Long::sum);
            }
            for (Histogram kind : Histogram.COHORTS) {
                int cohort = kind.period().of(days.first());
                days.stream()
                        .map(kind.period()::of)
                        .distinct()
                        .filter(period -> limits.of(kind) > 0 && period - cohort <= limits.of(kind))
                        .forEach(period -> bars.merge(kind + " " + period + " " + (period - cohort), 1L, Long::sum));
            }
        });
        return bars;
    }
}

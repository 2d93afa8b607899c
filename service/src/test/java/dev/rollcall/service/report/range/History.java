package dev.rollcall.service.report.range;

import dev.rollcall.report.GapsRow;
import dev.rollcall.report.Period;
import dev.rollcall.report.RetentionRow;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which users were active on which days, as sets, and what Rollcall publishes for it. */
public final class History {
    private final Map<String, TreeSet<LocalDate>> daysByUser = new HashMap<>();
    private final LocalDate last;

    private History(LocalDate last) {
        this.last = last;
    }

    /** Random users over so many days: some come often, some seldom, some stop. */
    public static History random(long seed, LocalDate first, int days, int users) {
        Random random = new Random(seed);
        History history = new History(first.plusDays(days - 1L));
        for (int user = 0; user < users; user++) {
            int begins = random.nextInt(days);
            int ends = begins + random.nextInt(days - begins) + 1;
            double often = Math.pow(random.nextDouble(), 2);
            TreeSet<LocalDate> active = new TreeSet<>(Set.of(first.plusDays(begins)));
            IntStream.range(begins, ends)
                    .filter(day -> random.nextDouble() < often)
                    .forEach(day -> active.add(first.plusDays(day)));
            history.daysByUser.put("u" + user, active);
        }
        // The newest day is known.
        history.daysByUser.get("u0").add(history.last);
        return history;
    }

    /** The users of a range. */
    public Set<String> active(LocalDate from, LocalDate to) {
        return daysByUser.entrySet().stream()
                .filter(user -> !user.getValue().subSet(from, true, to, true).isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The users whose first day lies in a range. */
    public Set<String> newUsers(LocalDate from, LocalDate to) {
        return daysByUser.entrySet().stream()
                .filter(user -> !user.getValue().first().isBefore(from)
                        && !user.getValue().first().isAfter(to))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The rows of the gaps topic, by day. */
    public List<GapsRow> gaps(String segment) {
        NavigableMap<LocalDate, NavigableMap<Integer, Long>> days = new TreeMap<>();
        daysByUser
                .values()
                .forEach(active -> active.forEach(day -> {
                    LocalDate previous = active.lower(day);
                    int gap = previous == null ? 0 : (int) (day.toEpochDay() - previous.toEpochDay());
                    days.computeIfAbsent(day, none -> new TreeMap<>()).merge(gap, 1L, Long::sum);
                }));
        List<GapsRow> rows = new ArrayList<>();
        days.forEach((day, gaps) ->
                rows.add(new GapsRow(day, ZoneOffset.UTC, segment, gaps.getOrDefault(0, 0L), gaps.tailMap(0, false))));
        return rows;
    }

    /** The rows of the retention topic, by cohort. */
    public List<RetentionRow> retention(Period period, String segment) {
        LocalDate first = daysByUser.values().stream()
                .map(TreeSet::first)
                .min(LocalDate::compareTo)
                .orElseThrow();
        return CalendarPeriod.of(period, first, last).stream()
                .map(cohort -> new RetentionRow(period, cohort.from(), ZoneOffset.UTC, segment, active(cohort)))
                .toList();
    }

    private List<Long> active(CalendarPeriod cohort) {
        Set<String> users = newUsers(cohort.from(), cohort.to());
        return CalendarPeriod.of(cohort.period(), cohort.from(), last).stream()
                .map(then -> active(then.from(), then.to()).stream()
                        .filter(users::contains)
                        .count())
                .toList();
    }
}

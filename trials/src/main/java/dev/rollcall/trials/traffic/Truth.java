package dev.rollcall.trials.traffic;

import dev.rollcall.changes.CohortLimits;
import dev.rollcall.event.RejectReason;
import dev.rollcall.report.Counts;
import dev.rollcall.report.Period;
import dev.rollcall.report.ReportRow;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the generated events truly add up to, found in the plainest way: the set of users of every day and segment, and
 * unions of such sets. It shares no arithmetic with the ledger, whose results it judges.
 *
 * <p>Needs at most one bit per user, day and segment, whatever the number of events. Not thread-safe.
 */
public final class Truth {
    private final int wauDays;
    private final int mauDays;
    private final CohortLimits limits;
    private final Map<String, UserSets> segments = new HashMap<>();
    private final Map<RejectReason, Long> rejected = new EnumMap<>(RejectReason.class);
    private long read;
    private long first;
    private long repeat;

    /**
     * Knows no event yet.
     *
     * @param wauDays how many days a week has, at least 1
     * @param mauDays how many days a month has, at least 1
     * @param limits how far cohorts are followed, not null
     */
    public Truth(int wauDays, int mauDays, CohortLimits limits) {
        this.wauDays = wauDays;
        this.mauDays = mauDays;
        this.limits = limits;
    }

    /**
     * Takes note of an event that is written to the input topic.
     *
     * @param event the event, not null
     */
    public void add(GeneratedEvent event) {
        read++;
        if (event.visit() == null) {
            rejected.merge(event.rejected(), 1L, Long::sum);
        } else {
            add(event.visit());
        }
    }

    private void add(Visit visit) {
        String country = visit.country() == null ? "" : visit.country().name();
        add(visit, "country=" + country);
        add(visit, "platform=" + visit.platform().value());
        if (add(visit, ReportRow.ALL)) {
            first++;
        } else {
            repeat++;
        }
    }

    private boolean add(Visit visit, String segment) {
        return segments.computeIfAbsent(segment, none -> new UserSets()).add(visit.user(), visit.epochDay());
    }

    /**
     * What the accounts must add up to.
     *
     * @return the totals over all events so far
     */
    public AccountTotals accounts() {
        return new AccountTotals(read, first, repeat, 0, rejected);
    }

    /**
     * Every report row that there must be: for each segment that ever occurred, each day from the first to the last on
     * which any user was active.
     *
     * @return the counts by day and segment, such as {@code 2026-11-22/country=DE}; empty when nothing was countable
     */
    public SortedMap<String, Counts> rows() {
        SortedMap<String, Counts> rows = new TreeMap<>();
        UserSets all = segments.get(ReportRow.ALL);
        segments.forEach((segment, sets) -> sets.count(
                all.firstDay(),
                all.lastDay(),
                wauDays,
                mauDays,
                (counts, day) -> rows.put(LocalDate.ofEpochDay(day) + "/" + segment, counts)));
        return rows;
    }

    /**
     * The gaps of every such day and segment.
     *
     * @return by day and segment, as {@link #rows}
     */
    public SortedMap<String, DayGaps> gaps() {
        SortedMap<String, DayGaps> gaps = new TreeMap<>();
        UserSets all = segments.get(ReportRow.ALL);
        segments.forEach((segment, sets) -> sets.gaps(
                all.firstDay(),
                all.lastDay(),
                (found, day) -> gaps.put(LocalDate.ofEpochDay(day) + "/" + segment, found)));
        return gaps;
    }

    /**
     * Every cohort that has users, and how many of them were active in the periods from its own on.
     *
     * @return by period, its first day and segment, such as {@code week/2026-11-16/country=DE}
     */
    public SortedMap<String, List<Long>> cohorts() {
        SortedMap<String, List<Long>> cohorts = new TreeMap<>();
        Map<Period, Integer> followed =
                Map.of(Period.DAY, limits.days(), Period.WEEK, limits.weeks(), Period.MONTH, limits.months());
        segments.forEach((segment, sets) -> followed.forEach((period, limit) -> {
            if (limit > 0) {
                int lastDay = segments.get(ReportRow.ALL).lastDay();
                sets.cohorts(
                        period,
                        limit,
                        lastDay,
                        (first, active) -> cohorts.put(period + "/" + first + "/" + segment, active));
            }
        }));
        return cohorts;
    }
}

package dev.rollcall.totals;

import dev.rollcall.changes.CohortLimits;
import dev.rollcall.changes.Histogram;
import dev.rollcall.report.Period;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Which cohorts are to be published: those that changed, and those that may have become older, since they were published last. The histograms
 * say of each period from which cohorts its users are, for then the visits of a day change one of them; here they are turned round. Not
 * thread-safe.
 */
final class CohortRows {
    private final TotalsRows rows;
    private final CohortLimits limits;
    private final Predicate<String> isLive;
    // The periods whose cohorts are to be published, by kind and segment.
    private final Map<Series, PeriodSet> due = new LinkedHashMap<>();
    private DayRange range;
    private boolean storedAsDue;
    private boolean anew;

    /**
     * All cohorts of one kind and segment.
     *
     * @param kind what they are made of
     * @param segment the segment's name
     */
    record Series(Histogram kind, String segment) {}

    /** Receives a cohort to be published. */
    @FunctionalInterface
    interface Publication {
        /**
         * A cohort.
         *
         * @param series which ones it is of
         * @param cohort the number of its period
         * @param active how many of its users were active in so many periods after it
         * @param newUsers how many users were new on the days of its period
         */
        void row(Series series, int cohort, List<Long> active, long newUsers);
    }

    /**
     * Goes on with what is stored.
     *
     * @param rows where it is stored
     * @param limits how far cohorts are followed
     * @param isLive whether a segment is still counted
     * @param position the offset of the first record of changes that is not counted
     * @param range the days from the first to the last that was ever active
     */
    CohortRows(TotalsRows rows, CohortLimits limits, Predicate<String> isLive, long position, DayRange range) {
        this.rows = rows;
        this.limits = limits;
        this.isLive = isLive;
        this.range = range;
        OptionalInt publishedUpTo = rows.cohortsPublishedUpTo();
        if (!range.isEmpty()
                && (rows.cohortsPublished() < position || !publishedUpTo.equals(OptionalInt.of(range.last())))) {
            storedAsDue = true;
            findDue(rows.cohortsPublished());
            growOlder(publishedUpTo.orElse(range.first()));
        }
    }

    private void findDue(long published) {
        for (Histogram kind : Histogram.COHORTS) {
            rows.forEach(kind, (key, bars) -> {
                if (bars.touched() >= published && isLive.test(key.segment())) {
                    changed(key, bars);
                }
            });
        }
    }

    /** Takes note of a histogram of cohorts that changed. */
    void changed(HistogramKey key, Bars bars) {
        int limit = limits.of(key.kind());
        if (limit > 0) {
            PeriodSet cohorts = due(key.kind(), key.segment());
            bars.forEach((age, users) -> {
                if (age <= limit) {
                    cohorts.add(key.period() - age, key.period() - age);
                }
            });
            storedAsDue = true;
        }
    }

    /** Takes note of the days from the first to the last that was ever active: cohorts of all segments are shown up to the last one. */
    void range(DayRange now) {
        DayRange before = range;
        range = now;
        if (!before.isEmpty() && now.last() > before.last()) {
            storedAsDue = true;
            growOlder(before.last());
        }
    }

    private void growOlder(int before) {
        for (Histogram kind : Histogram.COHORTS) {
            Period period = kind.period();
            int limit = limits.of(kind);
            if (limit > 0 && period.of(range.last()) > period.of(before)) {
                rows.segments().keySet().stream().filter(isLive).forEach(segment -> due(kind, segment)
                        .add(period.of(before) - limit, period.of(before)));
            }
        }
    }

    /** Makes all cohorts due, as if none had ever been published. */
    void publishAnew() {
        storedAsDue = true;
        anew = true;
        findDue(0);
    }

    private PeriodSet due(Histogram kind, String segment) {
        return due.computeIfAbsent(new Series(kind, segment), absent -> new PeriodSet());
    }

    /** How many are due; some of them may turn out not to exist. */
    long due() {
        return due.values().stream().mapToLong(PeriodSet::size).sum();
    }

    /** Hands over cohorts that are due, as they are stored, until there are more than so many. */
    void publish(int most, Publication publication) {
        int room = most;
        Iterator<Map.Entry<Series, PeriodSet>> next = due.entrySet().iterator();
        while (room > 0 && next.hasNext()) {
            Map.Entry<Series, PeriodSet> entry = next.next();
            room -= entry.getValue().size();
            publish(entry.getKey(), entry.getValue(), publication);
            next.remove();
        }
    }

    private void publish(Series series, PeriodSet cohorts, Publication publication) {
        Period period = series.kind().period();
        int limit = limits.of(series.kind());
        int first = cohorts.first();
        int last = Math.min(period.of(range.last()), cohorts.last() + limit);
        Map<Integer, long[]> active = new TreeMap<>();
        rows.forEach(series.kind(), series.segment(), first, last, (stored, number) -> Bars.of(stored)
                .forEach((age, users) -> {
                    int cohort = number - age;
                    if (age == 0 && cohorts.contains(cohort)) {
                        active.put(cohort, new long[Math.min(limit, period.of(range.last()) - cohort) + 1]);
                    }
                    long[] row = active.get(cohort);
                    if (row != null && age < row.length) {
                        row[age] = users;
                    }
                }));
        if (active.isEmpty()) {
            return;
        }
        Map<Integer, Long> newUsers = new HashMap<>();
        rows.forEach(
                Histogram.GAPS,
                series.segment(),
                period.firstDay(first),
                period.firstDay(last + 1) - 1,
                (stored, day) -> newUsers.merge(period.of(day), Bars.firstOf(stored), Long::sum));
        active.forEach((cohort, users) -> publication.row(
                series, cohort, Arrays.stream(users).boxed().toList(), newUsers.getOrDefault(cohort, 0L)));
    }

    /** Stores that all are published, if they are; and that none is, if that has to begin anew. */
    void store(long position) {
        if (storedAsDue && due.isEmpty()) {
            rows.putCohortsPublished(position, range.last());
            storedAsDue = false;
        } else if (anew) {
            rows.putCohortsPublished(0, range.last());
        }
        anew = false;
    }
}

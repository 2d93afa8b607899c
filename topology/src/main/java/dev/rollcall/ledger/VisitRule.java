package dev.rollcall.ledger;

import dev.rollcall.changes.Changes;
import dev.rollcall.changes.CohortLimits;
import dev.rollcall.changes.Histogram;
import dev.rollcall.report.Period;
import java.util.List;

/**
 * What a visit changes: the one place where days become counts. Stateless but for where it adds up.
 *
 * <p>When a day becomes active, the user has a gap there, and the next active day has another gap than before. In the cohorts the user counts
 * once per period, so a day counts only if the user has no other one in its period; if it becomes the first one, the user moves to an earlier
 * cohort with all of their periods.
 */
final class VisitRule {
    private final Changes changes;
    private final OlderDays older;
    private final CohortLimits limits;
    private final List<Histogram> cohorts;
    private int previous;

    /**
     * Adds up in changes.
     *
     * @param changes where changes are added up
     * @param older the days that rows do not hold
     * @param limits how far cohorts are followed
     */
    VisitRule(Changes changes, OlderDays older, CohortLimits limits) {
        this.changes = changes;
        this.older = older;
        this.limits = limits;
        cohorts = Histogram.COHORTS.stream().filter(kind -> limits.of(kind) > 0).toList();
    }

    /**
     * Makes a day active in a segment.
     *
     * @return whether that is a first visit; a repeat changes nothing
     */
    boolean count(ActivityRow row, int segment, int day) {
        DaySet days = row.daysIn(segment);
        if (days == null) {
            changes.add(segment, Histogram.GAPS, day, Histogram.NEW, 1);
            cohorts.forEach(kind -> changes.add(segment, kind, kind.period().of(day), 0, 1));
            row.add(segment, day, older);
            previous = DaySet.NONE;
            return true;
        }
        boolean isOlder = row.isOlder(days, day);
        if (isOlder ? older.contains(row.user(), segment, day) : days.contains(day)) {
            return false;
        }
        previous = isOlder ? older.previous(row.user(), segment, day, days.firstDay()) : days.previous(day);
        change(row, days, day, next(row, days, day));
        if (isOlder) {
            row.addOlder(days, day, older);
        } else {
            row.add(segment, day, older);
        }
        return true;
    }

    /** The latest active day before the last first visit in its segment, or {@link DaySet#NONE}. */
    int previous() {
        return previous;
    }

    /** The earliest active day after another one, or {@link DaySet#NONE}. */
    private int next(ActivityRow row, DaySet days, int day) {
        return days.hasOlder() && day < days.newestOlder()
                ? older.next(row.user(), days.segment(), day, days.newestOlder())
                : days.next(day);
    }

    /**
     * Adds what it changes that a day becomes active besides others.
     *
     * @param next the earliest active day after it, or {@link DaySet#NONE}
     */
    private void change(ActivityRow row, DaySet days, int day, int next) {
        int segment = days.segment();
        changes.add(segment, Histogram.GAPS, day, gap(day, previous), 1);
        if (next != DaySet.NONE) {
            changes.add(segment, Histogram.GAPS, next, gap(next, previous), -1);
            changes.add(segment, Histogram.GAPS, next, next - day, 1);
        }
        for (Histogram kind : cohorts) {
            if (previous == DaySet.NONE) {
                moveToEarlierCohort(row, days, day, kind);
            } else {
                countInCohort(days, day, next, kind);
            }
        }
    }

    private static int gap(int day, int previous) {
        return previous == DaySet.NONE ? Histogram.NEW : day - previous;
    }

    private void countInCohort(DaySet days, int day, int next, Histogram kind) {
        Period period = kind.period();
        int own = period.of(day);
        int age = own - period.of(days.firstDay());
        boolean alone = period.of(previous) != own && (next == DaySet.NONE || period.of(next) != own);
        if (alone && age <= limits.of(kind)) {
            changes.add(days.segment(), kind, own, age, 1);
        }
    }

    private void moveToEarlierCohort(ActivityRow row, DaySet days, int day, Histogram kind) {
        Period period = kind.period();
        int own = period.of(day);
        int before = period.of(days.firstDay());
        if (own == before) {
            return;
        }
        int segment = days.segment();
        int limit = limits.of(kind);
        changes.add(segment, kind, own, 0, 1);
        int active = days.firstDay();
        while (active != DaySet.NONE && period.of(active) - before <= limit) {
            int number = period.of(active);
            changes.add(segment, kind, number, number - before, -1);
            if (number - own <= limit) {
                changes.add(segment, kind, number, number - own, 1);
            }
            active = next(row, days, period.firstDay(number + 1) - 1);
        }
    }
}

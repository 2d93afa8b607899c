package dev.rollcall.ledger;

import dev.rollcall.changes.Changes;

/** What a visit changes: the one place where days become counts. Stateless but for where it adds up. */
final class VisitRule {
    private final Changes tally;
    private final int historyDays;

    /**
     * Counts into a tally.
     *
     * @param tally where changes are added up; its windows are used
     * @param historyDays how many days before a user's newest day are remembered
     */
    VisitRule(Changes tally, int historyDays) {
        this.tally = tally;
        this.historyDays = historyDays;
    }

    /** Whether the row cannot tell any more if the user was active on that day. */
    boolean isForgotten(ActivityRow row, int day) {
        int newest = row.newestDay();
        return newest != DaySet.NONE && day < newest - historyDays;
    }

    /**
     * Makes a day active in a segment.
     *
     * @return whether that is a first visit; a repeat changes nothing
     */
    boolean count(ActivityRow row, int segment, int day) {
        DaySet days = row.daysIn(segment);
        if (days != null && days.contains(day)) {
            return false;
        }
        changed(segment, day, days);
        if (row.newestDay() < firstRemembered(day)) {
            // A row has a word for all days between two that it holds: there may be decades.
            row.dropBefore(firstRemembered(day));
        }
        row.add(segment, day);
        return true;
    }

    /** Drops what is older than the history. */
    void forgetOldDays(ActivityRow row) {
        row.dropBefore(firstRemembered(row.newestDay()));
    }

    /**
     * The first day that matters once a user was active on the given one. The longest window is kept on top of the history: for the
     * oldest day that may still be visited it must be known on which days before it the user was active.
     */
    private int firstRemembered(int newestDay) {
        return newestDay - historyDays - Math.max(tally.wauDays(), tally.mauDays());
    }

    /** Tells the tally what it changes that a day becomes active besides those that are; null if there are none. */
    private void changed(int segment, int day, DaySet days) {
        int previous = days == null ? DaySet.NONE : days.previous(day);
        int next = days == null ? DaySet.NONE : days.next(day);
        tally.active(segment, day);
        tally.weekly(
                segment,
                RollingWindow.firstNewDay(day, previous, tally.wauDays()),
                RollingWindow.lastNewDay(day, next, tally.wauDays()));
        tally.monthly(
                segment,
                RollingWindow.firstNewDay(day, previous, tally.mauDays()),
                RollingWindow.lastNewDay(day, next, tally.mauDays()));
        if (days == null) {
            tally.newUsers(segment, day, 1);
        } else if (day < days.firstDay()) {
            tally.newUsers(segment, days.firstDay(), -1);
            tally.newUsers(segment, day, 1);
        }
    }
}

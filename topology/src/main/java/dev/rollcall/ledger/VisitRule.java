package dev.rollcall.ledger;

import dev.rollcall.changes.Changes;

/** What a visit changes: the one place where days become counts. Stateless but for where it adds up. */
final class VisitRule {
    private final Changes changes;
    private final OlderDays older;

    /**
     * Adds up in changes.
     *
     * @param changes where changes are added up; its windows are used
     * @param older the days that rows do not hold
     */
    VisitRule(Changes changes, OlderDays older) {
        this.changes = changes;
        this.older = older;
    }

    /**
     * Makes a day active in a segment.
     *
     * @return whether that is a first visit; a repeat changes nothing
     */
    boolean count(ActivityRow row, int segment, int day) {
        DaySet days = row.daysIn(segment);
        if (row.isOlder(days, day)) {
            return countOlder(row, days, day);
        }
        if (days == null) {
            change(segment, day, DaySet.NONE, DaySet.NONE, DaySet.NONE);
        } else if (days.contains(day)) {
            return false;
        } else {
            change(segment, day, days.previous(day), days.next(day), days.firstDay());
        }
        row.add(segment, day, older);
        return true;
    }

    private boolean countOlder(ActivityRow row, DaySet days, int day) {
        byte[] user = row.user();
        int segment = days.segment();
        if (older.contains(user, segment, day)) {
            return false;
        }
        int next = older.next(user, segment, day, days.newestOlder());
        change(
                segment,
                day,
                older.previous(user, segment, day, days.firstDay()),
                next == DaySet.NONE ? days.next(day) : next,
                days.firstDay());
        row.addOlder(days, day, older);
        return true;
    }

    /**
     * Adds what it changes that a day becomes active besides others.
     *
     * @param previous the latest active day before it, or {@link DaySet#NONE}
     * @param next the earliest active day after it, or {@link DaySet#NONE}
     * @param first the first active day of all but this one, or {@link DaySet#NONE}
     */
    private void change(int segment, int day, int previous, int next, int first) {
        changes.active(segment, day);
        changes.weekly(
                segment,
                RollingWindow.firstNewDay(day, previous, changes.wauDays()),
                RollingWindow.lastNewDay(day, next, changes.wauDays()));
        changes.monthly(
                segment,
                RollingWindow.firstNewDay(day, previous, changes.mauDays()),
                RollingWindow.lastNewDay(day, next, changes.mauDays()));
        if (previous == DaySet.NONE) {
            changes.newUsers(segment, day, 1);
            if (first != DaySet.NONE) {
                changes.newUsers(segment, first, -1);
            }
        }
    }
}

package dev.rollcall.service.report.range;

import java.time.Duration;
import java.time.LocalDate;

/**
 * Which days may still change. Events of a day may come for as long as lateness allows, so the days near the newest one are not settled.
 *
 * @param newest the newest day on which anybody was active, not null
 * @param lateDays for how many days before it events may still come, 0 or more
 */
public record OpenDays(LocalDate newest, int lateDays) {
    /**
     * From what the settings allow. Parts of days count whole.
     *
     * @param newest the newest day on which anybody was active, not null
     * @param maxLateness how late an event may be, not null
     * @return the open days
     */
    public static OpenDays of(LocalDate newest, Duration maxLateness) {
        long days = maxLateness.toDays();
        boolean part = !maxLateness.minusDays(days).isZero();
        return new OpenDays(newest, (int) Math.min(Integer.MAX_VALUE, days + (part ? 1 : 0)));
    }

    /**
     * The first day that is open; all later ones are, too.
     *
     * @return not null
     */
    public LocalDate from() {
        return newest.minusDays(lateDays);
    }

    /**
     * Whether the numbers of a period may still change.
     *
     * @param lastDay its last day, not null
     * @return whether that day is open
     */
    public boolean isOpen(LocalDate lastDay) {
        return !lastDay.isBefore(from());
    }

    /**
     * Whether a period is over: somebody was active after it.
     *
     * @param lastDay its last day, not null
     * @return whether that day is before the newest one
     */
    public boolean isOver(LocalDate lastDay) {
        return lastDay.isBefore(newest);
    }
}

package dev.rollcall.service.audit.recount;

import dev.rollcall.service.report.Count;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/**
 * Which days a count is about.
 *
 * @param wauDays the weekly window in days
 * @param mauDays the monthly window in days
 */
public record Windows(int wauDays, int mauDays) {
    /**
     * The first of the days that a count is about. Who is new or resurrected depends on all days before, too.
     *
     * @param count which count
     * @param epochDay the day of its row
     * @return an epoch day
     */
    public int firstDay(Count count, int epochDay) {
        return switch (count) {
            case DAU, NEW -> epochDay;
            case RETURNING, RESURRECTED, DORMANT -> epochDay - 1;
            case WAU -> epochDay - wauDays + 1;
            case MAU -> epochDay - mauDays + 1;
            case WTD ->
                (int) LocalDate.ofEpochDay(epochDay)
                        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                        .toEpochDay();
            case MTD -> (int) LocalDate.ofEpochDay(epochDay).withDayOfMonth(1).toEpochDay();
        };
    }

    /**
     * The last day on which a user who is active on a day counts because of that.
     *
     * @param count one that is the number of users of some days
     * @param epochDay the active day
     * @return an epoch day
     */
    int lastDay(Count count, int epochDay) {
        return switch (count) {
            case DAU -> epochDay;
            case WAU -> epochDay + wauDays - 1;
            case MAU -> epochDay + mauDays - 1;
            case WTD ->
                (int) LocalDate.ofEpochDay(epochDay)
                        .with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY))
                        .toEpochDay();
            case MTD ->
                (int) LocalDate.ofEpochDay(epochDay)
                        .with(TemporalAdjusters.lastDayOfMonth())
                        .toEpochDay();
            case NEW, RETURNING, RESURRECTED, DORMANT ->
                throw new IllegalArgumentException(count + " is no number of users of some days");
        };
    }

    /**
     * Whether one more active day of a user may make a count smaller.
     *
     * @param count which count
     * @return whether it counts users who were not active on some days
     */
    public static boolean mayShrink(Count count) {
        return count == Count.NEW || count == Count.RESURRECTED || count == Count.DORMANT;
    }
}

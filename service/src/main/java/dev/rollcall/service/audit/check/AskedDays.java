package dev.rollcall.service.audit.check;

import dev.rollcall.service.report.RowKey;
import java.time.LocalDate;

/**
 * The days that are asked for.
 *
 * @param first the first epoch day
 * @param last the last one, inclusive
 */
public record AskedDays(int first, int last) {
    /**
     * Days between two.
     *
     * @param from the first day, not null; {@link LocalDate#MIN} if there is no such limit
     * @param to the last day, inclusive, not null; {@link LocalDate#MAX} if there is no such limit
     * @return those days
     */
    public static AskedDays between(LocalDate from, LocalDate to) {
        return new AskedDays(clamped(from), clamped(to));
    }

    private static int clamped(LocalDate day) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, day.toEpochDay()));
    }

    /** The day of a row's key; what is no such key is shown with the first day. */
    int dayOf(String key) {
        try {
            return (int) RowKey.parse(key).day().toEpochDay();
        } catch (IllegalArgumentException noRow) {
            return first;
        }
    }

    boolean contain(long epochDay) {
        return epochDay >= first && epochDay <= last;
    }
}

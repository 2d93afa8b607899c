package dev.rollcall.trials.traffic;

import static dev.rollcall.trials.traffic.Wording.text;

import dev.rollcall.report.ReportRow;

/**
 * The numbers of one day and segment.
 *
 * @param dau users who were active on the day
 * @param wau users who were active in the week that ends on the day
 * @param mau users who were active in the month that ends on the day
 * @param newUsers users whose earliest active day it is
 */
public record Counts(long dau, long wau, long mau, long newUsers) {
    /**
     * The numbers of a report row.
     *
     * @param row the row, not null
     * @return its numbers
     */
    public static Counts of(ReportRow row) {
        return new Counts(row.dau(), row.wau(), row.mau(), row.newUsers());
    }

    @Override
    public String toString() {
        return text("dau %d, wau %d, mau %d, new %d", dau, wau, mau, newUsers);
    }
}

package dev.rollcall.service.audit.recount;

import dev.rollcall.service.report.Count;

/**
 * What visits are counted by.
 *
 * @param wauDays the weekly window in days
 * @param mauDays the monthly window in days
 * @param historyDays how many days before a user's newest day are remembered
 * @param someForgottenUnknown whether there are forgotten events of which it is not known any more which they are; then no visit on a
 *     day that may be forgotten is surely counted
 */
public record RecountRules(int wauDays, int mauDays, int historyDays, boolean someForgottenUnknown) {
    /**
     * How many days a visit counts.
     *
     * @param count in which count
     * @return days, its own among them
     */
    public int width(Count count) {
        return switch (count) {
            case DAU, NEW -> 1;
            case WAU -> wauDays;
            case MAU -> mauDays;
        };
    }
}

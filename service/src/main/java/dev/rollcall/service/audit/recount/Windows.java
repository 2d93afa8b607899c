package dev.rollcall.service.audit.recount;

import dev.rollcall.service.report.Count;

/**
 * How long a visit counts.
 *
 * @param wauDays the weekly window in days
 * @param mauDays the monthly window in days
 */
public record Windows(int wauDays, int mauDays) {
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

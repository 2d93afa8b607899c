package dev.rollcall.totals;

import dev.rollcall.changes.CohortLimits;
import java.time.ZoneId;
import java.util.List;

/**
 * What the totals count and publish.
 *
 * @param zone the zone that days are in, shown in every row
 * @param dimensions the names of the dimensions that are counted
 * @param wauDays the shorter window in days
 * @param mauDays the longer window in days
 * @param cohorts how far cohorts are followed
 * @param topics which topics take rows and accounts: another text than before if they are others, or were made anew
 */
public record TotalsOptions(
        ZoneId zone, List<String> dimensions, int wauDays, int mauDays, CohortLimits cohorts, String topics) {
    /** Makes the list immutable. */
    public TotalsOptions {
        dimensions = List.copyOf(dimensions);
    }

    /** What decides which rows must have been published: another text than before if all of them must be once more. */
    String published() {
        return topics + " wau " + wauDays + " mau " + mauDays + " " + cohorts;
    }
}

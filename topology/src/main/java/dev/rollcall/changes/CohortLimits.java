package dev.rollcall.changes;

/**
 * How far cohorts are followed: a user counts in their own period and in so many after it. 0: not at all.
 *
 * @param days how many days, 0 or more
 * @param weeks how many weeks, 0 or more
 * @param months how many months, 0 or more
 */
public record CohortLimits(int days, int weeks, int months) {
    /**
     * The last period in which a cohort is counted.
     *
     * @param cohorts a histogram of cohorts
     * @return how many periods after the cohort's own; 0 if there are no such cohorts
     * @throws IllegalArgumentException if the histogram is not of cohorts
     */
    public int of(Histogram cohorts) {
        return switch (cohorts) {
            case DAY_COHORTS -> days;
            case WEEK_COHORTS -> weeks;
            case MONTH_COHORTS -> months;
            case GAPS -> throw new IllegalArgumentException("gaps are not of cohorts");
        };
    }
}

package dev.rollcall.service.report.range;

import java.util.OptionalDouble;

/**
 * What changed in one segment from a calendar period to the one after it.
 *
 * @param period the later of the two, not null
 * @param users users active in it: those who are new, retained and resurrected
 * @param newUsers users whose first active day lies in it
 * @param retained users active in it and in the period before; of days they are called returning
 * @param resurrected users active in it and before, but not in the period before
 * @param dormant users active in the period before, but not in it
 */
public record Growth(CalendarPeriod period, long users, long newUsers, long retained, long resurrected, long dormant) {
    /**
     * By how many users there are more than in the period before.
     *
     * @return negative if there are fewer
     */
    public long net() {
        return newUsers + resurrected - dormant;
    }

    /**
     * How many users were won, new or back again, for each who was lost.
     *
     * @return empty if nobody was lost
     */
    public OptionalDouble quickRatio() {
        return dormant == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) (newUsers + resurrected) / dormant);
    }
}

package dev.rollcall.report;

/**
 * What is counted of one day and segment. All are numbers of users.
 *
 * @param dau users active on the day
 * @param wau users active in the shorter window that ends on the day, 7 days unless configured otherwise
 * @param mau users active in the longer window that ends on the day, 30 days unless configured otherwise
 * @param newUsers users whose earliest known active day this is
 * @param returning users active on the day who were active the day before, too
 * @param resurrected users active on the day and before, but not the day before
 * @param dormant users active the day before, but not on the day
 * @param wtd users active from the Monday of the day's week up to the day
 * @param mtd users active from the first of the day's month up to the day
 */
public record Counts(
        long dau,
        long wau,
        long mau,
        long newUsers,
        long returning,
        long resurrected,
        long dormant,
        long wtd,
        long mtd) {
    /** Of a day without any user, and none before it. */
    public static final Counts ZERO = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** For a person to read, with the names that the counts have in a row. */
    @Override
    public String toString() {
        return "dau " + dau + ", wau " + wau + ", mau " + mau + ", new " + newUsers + ", returning " + returning
                + ", resurrected " + resurrected + ", dormant " + dormant + ", wtd " + wtd + ", mtd " + mtd;
    }
}

package dev.rollcall.totals;

import dev.rollcall.changes.Histogram;
import dev.rollcall.report.Counts;
import dev.rollcall.report.Period;

/**
 * Works counts of a day out of the gaps of its users and of those of the days before.
 *
 * <p>A user who was active in a range of days has one day in it that is the first one: the one whose gap reaches back beyond the range, or on
 * which the user is new. So the distinct users of a range are the sum of such users over its days. Not thread-safe.
 */
final class WindowCounts {
    /** So many days there are in the longest month. */
    private static final int LONGEST_MONTH = 31;

    private final Histograms histograms;
    private final RowRules rules;
    private final int wauDays;
    private final int mauDays;

    /**
     * Counts of some windows.
     *
     * @param histograms the gaps
     * @param rules what must hold on windows
     * @param wauDays the shorter window in days
     * @param mauDays the longer window in days
     */
    WindowCounts(Histograms histograms, RowRules rules, int wauDays, int mauDays) {
        this.histograms = histograms;
        this.rules = rules;
        this.wauDays = wauDays;
        this.mauDays = mauDays;
    }

    /** How many days, from a day on, have counts that depend on the gaps of that day. */
    int reach() {
        return Math.max(LONGEST_MONTH, Math.max(wauDays, mauDays));
    }

    /**
     * The counts of a day.
     *
     * @param segment the segment's name
     * @param day the epoch day
     * @param first a day before which nobody was ever active
     */
    Counts of(String segment, int day, int first) {
        Bars gaps = gaps(segment, day);
        long dau = gaps.total();
        long newUsers = gaps.users(Histogram.NEW);
        long returning = gaps.users(1);
        long yesterday = day > first ? gaps(segment, day - 1).total() : 0;
        return new Counts(
                dau,
                users(segment, day - wauDays + 1, day, first),
                users(segment, day - mauDays + 1, day, first),
                newUsers,
                returning,
                dau - newUsers - returning,
                yesterday - returning,
                users(segment, Period.WEEK.firstDay(Period.WEEK.of(day)), day, first),
                users(segment, Period.MONTH.firstDay(Period.MONTH.of(day)), day, first));
    }

    /** How many users were active on at least one day of a range. */
    private long users(String segment, int from, int to, int first) {
        long users = 0;
        long sum = 0;
        long dau = 0;
        for (int day = Math.max(from, first); day <= to; day++) {
            Bars gaps = gaps(segment, day);
            dau = gaps.total();
            sum += dau;
            users += dau - gaps.upTo(day - from) + gaps.users(Histogram.NEW);
        }
        rules.checkWindow(segment, to, users, dau, sum);
        return users;
    }

    private Bars gaps(String segment, int day) {
        return histograms.get(HistogramKey.gaps(segment, day));
    }
}

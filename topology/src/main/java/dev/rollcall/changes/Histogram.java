package dev.rollcall.changes;

import dev.rollcall.report.Period;
import java.util.List;

/**
 * What of users is counted by: the state of the totals is, per segment, one histogram of each kind for every period. Stored and sent by its
 * code.
 */
public enum Histogram {
    /** Of a day: how many of its users were last active how many days before; 0 stands for those who are new. */
    GAPS(0, Period.DAY),
    /** Of a day: how many of its users had their first active day how many days before. */
    DAY_COHORTS(1, Period.DAY),
    /** Of a week: how many of its users had their first active week how many weeks before. */
    WEEK_COHORTS(2, Period.WEEK),
    /** Of a month: how many of its users had their first active month how many months before. */
    MONTH_COHORTS(3, Period.MONTH);

    /** Those by cohorts. */
    public static final List<Histogram> COHORTS = List.of(DAY_COHORTS, WEEK_COHORTS, MONTH_COHORTS);

    /** The key of the users of a day who were never active before. */
    public static final int NEW = 0;

    private static final Histogram[] BY_CODE = values();

    private final int code;
    private final Period period;

    Histogram(int code, Period period) {
        this.code = code;
        this.period = period;
    }

    /**
     * What it is stored and sent as.
     *
     * @return 0 to 3
     */
    public int code() {
        return code;
    }

    /**
     * The histogram of a code.
     *
     * @param code 0 to 3
     * @return the histogram
     */
    public static Histogram of(int code) {
        return BY_CODE[code];
    }

    /**
     * What there is one histogram of.
     *
     * @return days, weeks or months
     */
    public Period period() {
        return period;
    }
}

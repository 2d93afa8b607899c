package dev.rollcall.service.audit.recount;

import dev.rollcall.report.Period;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/**
 * Into what the users of a period are broken down: into those who were last active so many days before, or into those whose first period in the
 * segment was so many periods before. Periods are numbered by Java's calendar, not by what the pipeline numbers them with.
 */
public enum Breakdown {
    /** Of a day: by how many days before its users were active last. */
    GAPS(0, Period.DAY),
    /** Of a day: by how many days before its users were new. */
    DAY_COHORTS(1, Period.DAY),
    /** Of a week: by how many weeks before its users were new. */
    WEEK_COHORTS(2, Period.WEEK),
    /** Of a month: by how many months before its users were new. */
    MONTH_COHORTS(3, Period.MONTH);

    /** Instead of a number of days before: never. */
    public static final int NEW = 0;

    private static final LocalDate A_MONDAY = LocalDate.of(1969, 12, 29);

    private final int code;
    private final Period period;

    Breakdown(int code, Period period) {
        this.code = code;
        this.period = period;
    }

    /**
     * That of cohorts.
     *
     * @param period what the cohorts are made of, not null
     * @return one of those of cohorts
     */
    public static Breakdown ofCohorts(Period period) {
        return switch (period) {
            case DAY -> DAY_COHORTS;
            case WEEK -> WEEK_COHORTS;
            case MONTH -> MONTH_COHORTS;
        };
    }

    /**
     * Its place among the others.
     *
     * @return from 0
     */
    public int code() {
        return code;
    }

    /**
     * What there is one of.
     *
     * @return days, weeks or months
     */
    public Period period() {
        return period;
    }

    /**
     * The period that a day lies in.
     *
     * @param epochDay the day
     * @return the period's number
     */
    public int number(int epochDay) {
        LocalDate day = LocalDate.ofEpochDay(epochDay);
        return switch (period) {
            case DAY -> epochDay;
            case WEEK ->
                (int) ChronoUnit.WEEKS.between(A_MONDAY, day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
            case MONTH -> (int) ChronoUnit.MONTHS.between(LocalDate.EPOCH, day.withDayOfMonth(1));
        };
    }

    /**
     * The first day of a period.
     *
     * @param number the period's number
     * @return the day
     */
    public LocalDate firstDay(int number) {
        return switch (period) {
            case DAY -> LocalDate.ofEpochDay(number);
            case WEEK -> A_MONDAY.plusWeeks(number);
            case MONTH -> LocalDate.EPOCH.plusMonths(number);
        };
    }
}

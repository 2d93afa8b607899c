package dev.rollcall.report;

import java.time.LocalDate;
import java.util.Locale;

/** What cohorts are made of: a day, a calendar week from Monday to Sunday, or a calendar month. Periods are numbered one after another. */
public enum Period {
    /** A day; its number is the epoch day. */
    DAY,
    /** A week from Monday to Sunday; number 0 is the one that began on 1969-12-29. */
    WEEK,
    /** A month; number 0 is January 1970. */
    MONTH;

    private static final int DAYS_PER_WEEK = 7;

    /** Number 0 of the weeks began three days before epoch day 0, which was a Thursday. */
    private static final int DAYS_BEFORE_EPOCH = 3;

    private static final int MONTHS_PER_YEAR = 12;
    private static final int FIRST_YEAR = 1970;

    /**
     * The period that a day lies in.
     *
     * @param epochDay the day
     * @return the period's number
     */
    public int of(int epochDay) {
        return switch (this) {
            case DAY -> epochDay;
            case WEEK -> Math.floorDiv(epochDay + DAYS_BEFORE_EPOCH, DAYS_PER_WEEK);
            case MONTH -> month(LocalDate.ofEpochDay(epochDay));
        };
    }

    private static int month(LocalDate day) {
        return (day.getYear() - FIRST_YEAR) * MONTHS_PER_YEAR + day.getMonthValue() - 1;
    }

    /**
     * The first day of a period.
     *
     * @param number the period's number
     * @return its epoch day
     */
    public int firstDay(int number) {
        return switch (this) {
            case DAY -> number;
            case WEEK -> number * DAYS_PER_WEEK - DAYS_BEFORE_EPOCH;
            case MONTH ->
                (int) LocalDate.of(
                                FIRST_YEAR + Math.floorDiv(number, MONTHS_PER_YEAR),
                                Math.floorMod(number, MONTHS_PER_YEAR) + 1,
                                1)
                        .toEpochDay();
        };
    }

    /** The name in lower case, as it is published. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The period of a published name.
     *
     * @param name {@code day}, {@code week} or {@code month}
     * @return the period
     * @throws IllegalArgumentException if it is none of them
     */
    public static Period named(String name) {
        for (Period period : values()) {
            if (period.toString().equals(name)) {
                return period;
            }
        }
        throw new IllegalArgumentException("no period: " + name);
    }
}

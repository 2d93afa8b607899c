package dev.rollcall.service.report.range;

import dev.rollcall.report.Period;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * One day, week from Monday to Sunday, or month of the calendar.
 *
 * @param period which of the three, not null
 * @param number as {@link Period} numbers them
 */
public record CalendarPeriod(Period period, int number) {
    private static final Pattern WEEK = Pattern.compile("\\d{4}-W\\d{2}");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");

    /** Refuses null. */
    public CalendarPeriod {
        Objects.requireNonNull(period, "period");
    }

    /**
     * The period in which a day lies.
     *
     * @param period day, week or month, not null
     * @param day the day, not null
     * @return that one
     */
    public static CalendarPeriod of(Period period, LocalDate day) {
        return new CalendarPeriod(period, period.of((int) day.toEpochDay()));
    }

    /**
     * Reads a name, as in {@code 2026-W47} for a week of ISO 8601, {@code 2026-11} for a month and {@code 2026-11-22} for a day.
     *
     * @param name the name, not null
     * @return the period
     * @throws IllegalArgumentException if it names none
     */
    public static CalendarPeriod parse(String name) {
        try {
            if (WEEK.matcher(name).matches()) {
                return of(Period.WEEK, LocalDate.parse(name + "-1", DateTimeFormatter.ISO_WEEK_DATE));
            }
            if (MONTH.matcher(name).matches()) {
                return of(Period.MONTH, YearMonth.parse(name).atDay(1));
            }
            if (DAY.matcher(name).matches()) {
                return of(Period.DAY, LocalDate.parse(name));
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no period: " + name, e);
        }
        throw new IllegalArgumentException("no period: " + name);
    }

    /**
     * All periods of which at least one day lies in a range.
     *
     * @param period day, week or month, not null
     * @param from the first day, not null
     * @param to the last day, inclusive, not null
     * @return in their order; none if the range ends before it begins
     */
    public static List<CalendarPeriod> of(Period period, LocalDate from, LocalDate to) {
        return IntStream.rangeClosed(of(period, from).number(), of(period, to).number())
                .mapToObj(number -> new CalendarPeriod(period, number))
                .toList();
    }

    /**
     * The first day.
     *
     * @return not null
     */
    public LocalDate from() {
        return LocalDate.ofEpochDay(period.firstDay(number));
    }

    /**
     * The last day.
     *
     * @return not null
     */
    public LocalDate to() {
        return LocalDate.ofEpochDay(period.firstDay(number + 1) - 1L);
    }

    /**
     * The one before.
     *
     * @return not null
     */
    public CalendarPeriod previous() {
        return new CalendarPeriod(period, number - 1);
    }

    /** The name, which {@link #parse} reads. */
    @Override
    public String toString() {
        return switch (period) {
            case DAY -> from().toString();
            case WEEK -> DateTimeFormatter.ISO_WEEK_DATE.format(from()).substring(0, "2026-W47".length());
            case MONTH -> YearMonth.from(from()).toString();
        };
    }
}

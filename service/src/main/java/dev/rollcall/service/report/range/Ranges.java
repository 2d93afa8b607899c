package dev.rollcall.service.report.range;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Distinct users of any range of days of one segment.
 *
 * <p>A user active anywhere in a range has exactly one day in it that is the first in it, and on that day the user is new or has a gap that
 * reaches back beyond the range. So the users of the range are the sum of those over its days. Days without a row have no users.
 *
 * <p>Immutable.
 */
public final class Ranges {
    private final List<DayGaps> days;

    /**
     * Takes over the rows of one segment.
     *
     * @param days one row per day at most, in any order, not null
     */
    public Ranges(List<DayGaps> days) {
        this.days =
                days.stream().sorted(Comparator.comparingInt(DayGaps::epochDay)).toList();
    }

    /**
     * Whether there is no row at all.
     *
     * @return whether nothing is known
     */
    public boolean isEmpty() {
        return days.isEmpty();
    }

    /**
     * The first day that has a row.
     *
     * @return not null
     * @throws NoSuchElementException if there is no row
     */
    public LocalDate first() {
        return at(0);
    }

    /**
     * The last day that has a row.
     *
     * @return not null
     * @throws NoSuchElementException if there is no row
     */
    public LocalDate last() {
        return at(days.size() - 1);
    }

    private LocalDate at(int index) {
        if (days.isEmpty()) {
            throw new NoSuchElementException("no row");
        }
        return LocalDate.ofEpochDay(days.get(index).epochDay());
    }

    /**
     * How many users were active on at least one day of a range.
     *
     * @param from the first day, not null
     * @param to the last day, inclusive, not null
     * @return distinct users; 0 if the range ends before it begins
     */
    public long users(LocalDate from, LocalDate to) {
        int first = (int) Math.max(Integer.MIN_VALUE / 2, from.toEpochDay());
        return within(from, to).stream().mapToLong(day -> day.firstSince(first)).sum();
    }

    /**
     * What changed from a calendar period to the one after it. Of a period that is not over, it is what is known so far.
     *
     * @param period the later of the two, not null
     * @return its growth
     */
    public Growth growth(CalendarPeriod period) {
        CalendarPeriod before = period.previous();
        long users = users(period.from(), period.to());
        long usersBefore = users(before.from(), before.to());
        long retained = usersBefore + users - users(before.from(), period.to());
        long newUsers = within(period.from(), period.to()).stream()
                .mapToLong(DayGaps::newUsers)
                .sum();
        return new Growth(period, users, newUsers, retained, users - newUsers - retained, usersBefore - retained);
    }

    private List<DayGaps> within(LocalDate from, LocalDate to) {
        int end = indexOf(to.toEpochDay() + 1);
        return days.subList(Math.min(end, indexOf(from.toEpochDay())), end);
    }

    /** Where the first row of a day or a later one stands. */
    private int indexOf(long epochDay) {
        int low = 0;
        int high = days.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (days.get(middle).epochDay() < epochDay) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}

package dev.rollcall.trials.traffic;

import static dev.rollcall.trials.traffic.Wording.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What history the generator is to tell; equal scenarios give equal events, byte for byte.
 *
 * @param events how many events the history has, at least 2
 * @param users how many users there may be, 1 to {@link #MAX_USERS}; those who are never active do not show
 * @param days how many calendar days the history covers, 1 to {@link #MAX_DAYS}
 * @param zone the zone whose calendar days are meant, not null
 * @param end where the history ends, exclusive; it lies in the last day, not null
 * @param seed selects one of many histories
 */
public record Scenario(long events, int users, int days, ZoneId zone, Instant end, long seed) {
    /** The identifiers of users have room for so many. */
    public static final int MAX_USERS = 1 << Population.IDENTIFIER_BITS;

    /** Ten years. */
    public static final int MAX_DAYS = 3_650;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException with the component, its value and its range
     */
    public Scenario {
        // Two, because the first event opens the first day and the last one closes the last.
        requireBetween("events", events, 2, Long.MAX_VALUE);
        requireBetween("users", users, 1, MAX_USERS);
        requireBetween("days", days, 1, MAX_DAYS);
    }

    /**
     * A history whose last day is complete.
     *
     * @param events how many events the history has
     * @param users how many users there may be
     * @param days how many calendar days the history covers
     * @param lastDay the last of them, not null
     * @param zone the zone whose calendar days are meant, not null
     * @param seed selects one of many histories
     * @return the scenario
     * @throws IllegalArgumentException with the component, its value and its range
     */
    public static Scenario throughDay(long events, int users, int days, LocalDate lastDay, ZoneId zone, long seed) {
        Instant end = lastDay.plusDays(1).atStartOfDay(zone).toInstant();
        return new Scenario(events, users, days, zone, end, seed);
    }

    /**
     * The last day of the history.
     *
     * @return a day in {@link #zone()}
     */
    public LocalDate lastDay() {
        return LocalDate.ofInstant(end.minusMillis(1), zone);
    }

    /**
     * The first day of the history.
     *
     * @return a day in {@link #zone()}
     */
    public LocalDate firstDay() {
        return lastDay().minusDays(days - 1L);
    }

    /** Where the history begins, in milliseconds since 1970. */
    long startMillis() {
        return firstDay().atStartOfDay(zone).toInstant().toEpochMilli();
    }

    /** Where the history ends, exclusive, in milliseconds since 1970. */
    long endMillis() {
        return end.toEpochMilli();
    }

    private static void requireBetween(String component, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(text("%s is %d, and must be %d to %d", component, value, least, most));
        }
    }
}

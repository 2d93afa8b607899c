package dev.rollcall.bench.data;

import java.time.LocalDate;
import java.util.Locale;

/**
 * All that determines a data set: the same shape is always the same events, byte by byte.
 *
 * @param pattern which user an event is of
 * @param events how many events there are, at least 1
 * @param users how many users there are, at least 1
 * @param days over how many days the events are spread evenly, at least 1
 * @param seed another one gives other events
 */
public record Shape(Pattern pattern, long events, int users, int days, long seed) {
    /** The first day, as an epoch day. */
    public static final long FIRST_DAY = LocalDate.of(2026, 11, 2).toEpochDay();

    private static final long MILLIS_PER_DAY = 86_400_000;

    /**
     * Checks.
     *
     * @throws IllegalArgumentException if a number is too small
     */
    public Shape {
        if (events < 1 || users < 1 || days < 1) {
            throw new IllegalArgumentException(
                    "events, users and days must be at least 1: " + events + ", " + users + ", " + days);
        }
    }

    int user(long index) {
        return pattern.user(index, this);
    }

    /** The time of an event, in epoch millis. Events after the last one go on at its time. */
    long millis(long index) {
        long span = days * MILLIS_PER_DAY;
        return FIRST_DAY * MILLIS_PER_DAY + Math.multiplyExact(span, Math.min(index, events - 1)) / events;
    }

    /** The day of an event, counted from 0. */
    int day(long index) {
        return (int) (millis(index) / MILLIS_PER_DAY - FIRST_DAY);
    }

    /**
     * The topic that holds these events and no others.
     *
     * @return a name made of all the numbers
     */
    public String topic() {
        return "events-" + pattern.name().toLowerCase(Locale.ROOT) + '-' + events + '-' + users + '-' + days + '-'
                + seed;
    }
}

package dev.rollcall.event.time;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Which times of events count.
 *
 * @param zone the zone in which a day begins and ends
 * @param maxLateness how far the time of an event may be before its record's timestamp, not negative
 * @param maxAhead how far it may be after it, not negative
 * @param earliest the first day that counts
 * @param latest the last day that counts
 */
public record TimeLimits(ZoneId zone, Duration maxLateness, Duration maxAhead, LocalDate earliest, LocalDate latest) {
    /**
     * The limits that hold unless others are set, but for the zone and for how far a time may be from its record's timestamp.
     *
     * @param zone the zone in which a day begins and ends
     * @param maxLateness how far the time of an event may be before its record's timestamp, not negative
     * @param maxAhead how far it may be after it, not negative
     * @return limits from 2000 to 2100
     */
    public static TimeLimits of(ZoneId zone, Duration maxLateness, Duration maxAhead) {
        return new TimeLimits(zone, maxLateness, maxAhead, LocalDate.of(2000, 1, 1), LocalDate.of(2100, 1, 1));
    }
}

package dev.rollcall.event.time;

import dev.rollcall.event.RejectReason;
import java.time.Duration;

/**
 * Judges the time of an event by the timestamp of its own record and by nothing else, so that the same event gets the same
 * answer on every run. Immutable.
 */
public final class Punctuality {
    private final long maxLatenessMillis;
    private final long maxAheadMillis;

    /**
     * A rule.
     *
     * @param maxLateness how far a time may be before the record's timestamp, not null, not negative
     * @param maxAhead how far it may be after it, not null, not negative
     * @throws IllegalArgumentException if one is negative
     */
    public Punctuality(Duration maxLateness, Duration maxAhead) {
        this.maxLatenessMillis = millis("max-lateness", maxLateness);
        // No time is further ahead than the last one is of 1970; so the limit never overflows in a difference.
        this.maxAheadMillis = Math.min(millis("max-ahead", maxAhead), EventTime.LAST_MILLIS);
    }

    private static long millis(String name, Duration limit) {
        if (limit.isNegative()) {
            throw new IllegalArgumentException("time." + name + " is negative: " + limit);
        }
        return limit.compareTo(Duration.ofMillis(Long.MAX_VALUE)) < 0 ? limit.toMillis() : Long.MAX_VALUE;
    }

    /**
     * How far a time may be before the record's timestamp.
     *
     * @return not negative
     */
    public Duration maxLateness() {
        return Duration.ofMillis(maxLatenessMillis);
    }

    /**
     * How far a time may be after the record's timestamp.
     *
     * @return not negative
     */
    public Duration maxAhead() {
        return Duration.ofMillis(maxAheadMillis);
    }

    /**
     * Compares the time of an event with its record's timestamp.
     *
     * @param timeMillis milliseconds since 1970-01-01T00:00:00Z, within the years 1 to 9999
     * @param recordTimestamp the same, not negative
     * @return null, {@link RejectReason#LATE} or {@link RejectReason#AHEAD}
     */
    public RejectReason judge(long timeMillis, long recordTimestamp) {
        // Unlike recordTimestamp - timeMillis, neither difference can overflow.
        if (timeMillis < recordTimestamp - maxLatenessMillis) {
            return RejectReason.LATE;
        }
        return timeMillis - maxAheadMillis > recordTimestamp ? RejectReason.AHEAD : null;
    }
}

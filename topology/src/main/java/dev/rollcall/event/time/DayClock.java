package dev.rollcall.event.time;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Tells on which calendar day of a time zone an instant falls.
 *
 * <p>Remembers the offset and the interval between two transitions in which it holds, for the next event almost always
 * falls into the same one. Not thread-safe.
 */
public final class DayClock {
    private static final long MILLIS_PER_SECOND = 1_000;
    private static final long MILLIS_PER_DAY = 86_400_000;

    private final ZoneRules rules;
    // Empty until the first question.
    private long from = Long.MAX_VALUE;
    private long until = Long.MIN_VALUE;
    private long offsetMillis;

    /**
     * A clock for one zone.
     *
     * @param zone the zone, not null
     */
    public DayClock(ZoneId zone) {
        this.rules = zone.getRules();
    }

    /**
     * The day of an instant.
     *
     * @param timeMillis milliseconds since 1970-01-01T00:00:00Z, within the years 0 to 10000
     * @return the day in the zone, counted from 1970-01-01 as in {@link java.time.LocalDate#toEpochDay()}
     */
    public int epochDay(long timeMillis) {
        if (timeMillis < from || timeMillis >= until) {
            findInterval(timeMillis);
        }
        return (int) Math.floorDiv(timeMillis + offsetMillis, MILLIS_PER_DAY);
    }

    private void findInterval(long timeMillis) {
        // Both lookups are exclusive; a transition at this very instant belongs to the interval that it begins.
        ZoneOffsetTransition last = rules.previousTransition(Instant.ofEpochMilli(timeMillis + 1));
        ZoneOffsetTransition next = rules.nextTransition(Instant.ofEpochMilli(timeMillis));
        from = last == null ? Long.MIN_VALUE : last.toEpochSecond() * MILLIS_PER_SECOND;
        until = next == null ? Long.MAX_VALUE : next.toEpochSecond() * MILLIS_PER_SECOND;
        offsetMillis = rules.getOffset(Instant.ofEpochMilli(timeMillis)).getTotalSeconds() * MILLIS_PER_SECOND;
    }
}

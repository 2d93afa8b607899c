package dev.rollcall.event.reading;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Looks whether events have a field that is called as the record's timestamp is in a configuration: {@code @timestamp}. Beats and Logstash write one, and
 * whoever sets {@code input.time=@timestamp} may have meant that. Looks at some events and finds it once at most. Thread-safe.
 */
public final class TimestampField {
    private static final int LOOKS = 1_000;

    private final AtomicInteger looks;

    /**
     * Has not looked yet.
     *
     * @param time where the time of events stands; nothing is looked for unless it may be the record's timestamp and not the field
     */
    public TimestampField(TimeSource time) {
        boolean mayBeMeant = time.paths().contains(EventSchema.RECORD_TIMESTAMP)
                && !time.paths().contains("/" + EventSchema.RECORD_TIMESTAMP);
        looks = new AtomicInteger(mayBeMeant ? LOOKS : 0);
    }

    /**
     * Looks into an event.
     *
     * @param value the record's value, or null
     * @return whether it has such a field, and none had before that was looked at
     */
    public boolean isFoundIn(byte[] value) {
        if (looks.get() <= 0 || value == null || looks.getAndDecrement() <= 0) {
            return false;
        }
        return MissingHint.hasKey(value, EventSchema.RECORD_TIMESTAMP) && looks.getAndSet(0) >= 0;
    }
}

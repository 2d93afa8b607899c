package dev.rollcall.event.time;

/** How an event says its time. */
public enum TimeFormat {
    /** A string is ISO-8601, a number below 100,000,000,000 is seconds, any other number is milliseconds. */
    AUTO,
    /** Milliseconds since 1970-01-01T00:00:00Z. */
    EPOCH_MILLIS,
    /** Seconds since 1970-01-01T00:00:00Z, with or without a fraction. */
    EPOCH_SECONDS,
    /** Date and time with an offset or {@code Z}, as in {@code 2026-11-22T10:15:30+01:00}. */
    ISO_8601
}

package dev.rollcall.event;

import java.util.Optional;
import java.util.stream.Stream;

/** Why an event cannot be counted; the names are part of the contract of the rejected topic and of the accounts. */
public enum RejectReason {
    /** The value is no JSON object, breaks off, or is nested too deep. */
    MALFORMED,
    /** The value is larger than an event may be. */
    TOO_LARGE,
    /** There is no user. */
    NO_USER,
    /** The user is not text of 1 to 256 bytes of UTF-8. */
    BAD_USER,
    /** There is no time. */
    NO_TIME,
    /** The time is not in the configured format, or not within what the settings allow. */
    BAD_TIME,
    /** The event's time is further behind the record's timestamp than the settings allow. */
    LATE,
    /** The event's time is further ahead of the record's timestamp than the settings allow. */
    AHEAD;

    /**
     * The reason of a name.
     *
     * @param name as in topics and stored accounts
     * @return the reason; empty if this version knows none of that name
     */
    public static Optional<RejectReason> named(String name) {
        return Stream.of(values()).filter(reason -> reason.name().equals(name)).findFirst();
    }
}

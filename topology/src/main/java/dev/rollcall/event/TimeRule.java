package dev.rollcall.event;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/** Finds the time of an event, in a field or in the record's timestamp, and the day it falls on. Not thread-safe. */
final class TimeRule {
    private final String path;
    private final TimeFormat format;
    // Null when the time is the record's timestamp.
    private final FieldValue field;
    private final DayClock dayClock;
    private final Punctuality punctuality;
    private final int firstDay;
    private final int lastDay;
    private long recordTimestamp;
    private long millis;
    private int epochDay;

    /**
     * A rule that wants its field, if there is one.
     *
     * @param schema where the time stands and how it is written, not null
     * @param wanted what to add the field to, not null
     * @param limits which times count, not null
     */
    TimeRule(EventSchema schema, FieldTree wanted, TimeLimits limits) {
        this.path = schema.time();
        this.format = schema.timeFormat();
        this.field = path.equals(EventSchema.RECORD_TIMESTAMP) ? null : wanted.want(path);
        dayClock = new DayClock(limits.zone());
        punctuality = new Punctuality(limits.maxLateness(), limits.maxAhead());
        firstDay = (int) limits.earliest().toEpochDay();
        lastDay = (int) limits.latest().toEpochDay();
    }

    String path() {
        return path;
    }

    /** The time of an event that was found good, in milliseconds since 1970-01-01T00:00:00Z. */
    long millis() {
        return millis;
    }

    /** The day of an event that was found good, counted from 1970-01-01. */
    int epochDay() {
        return epochDay;
    }

    /**
     * Judges the time, but not how late it is.
     *
     * @param timestamp the record's timestamp in milliseconds, negative when it has none
     * @return null, or what is wrong with the time
     */
    Fault judge(long timestamp) {
        recordTimestamp = timestamp;
        millis = field == null ? timestamp : EventTime.millis(field, format);
        if (field == null && timestamp < 0) {
            return Fault.TIMESTAMP_MISSING;
        }
        if (field != null && field.kind() == FieldValue.Kind.ABSENT) {
            return Fault.TIME_MISSING;
        }
        if (millis == EventTime.NOT_A_TIME) {
            return Fault.TIME_UNREADABLE;
        }
        if (!isWithinLimits()) {
            return Fault.TIME_OUT_OF_RANGE;
        }
        return timestamp < 0 ? Fault.LATENESS_UNKNOWN : null;
    }

    private boolean isWithinLimits() {
        if (millis < EventTime.FIRST_MILLIS || millis > EventTime.LAST_MILLIS) {
            return false;
        }
        epochDay = dayClock.epochDay(millis);
        return epochDay >= firstDay && epochDay <= lastDay;
    }

    /**
     * Judges how late or early a time is that was found good.
     *
     * @return null, {@link Fault#TOO_LATE} or {@link Fault#TOO_FAR_AHEAD}
     */
    Fault judgePunctuality() {
        return field == null ? null : punctuality.judge(millis, recordTimestamp);
    }

    /** Puts what this rule knows into a sentence about the last event. */
    String complete(String sentence) {
        Duration gap = Duration.between(Instant.ofEpochMilli(millis), Instant.ofEpochMilli(recordTimestamp))
                .abs();
        return sentence.replace("{gap}", gap.toString())
                .replace("{lateness}", punctuality.maxLateness().toString())
                .replace("{ahead}", punctuality.maxAhead().toString())
                .replace("{earliest}", LocalDate.ofEpochDay(firstDay).toString())
                .replace("{latest}", LocalDate.ofEpochDay(lastDay).toString())
                .replace("{format}", EventTime.describe(format));
    }
}

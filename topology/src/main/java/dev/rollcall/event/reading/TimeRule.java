package dev.rollcall.event.reading;

import dev.rollcall.event.Fault;
import dev.rollcall.event.FieldTree;
import dev.rollcall.event.FieldValue;
import dev.rollcall.event.RejectReason;
import dev.rollcall.event.time.DayClock;
import dev.rollcall.event.time.EventTime;
import dev.rollcall.event.time.Punctuality;
import dev.rollcall.event.time.TimeFormat;
import dev.rollcall.event.time.TimeLimits;
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
            return new Fault(RejectReason.NO_TIME, "the record has no timestamp, which is to be the time");
        }
        if (field != null && field.kind() == FieldValue.Kind.ABSENT) {
            return fault(RejectReason.NO_TIME, "is missing or null");
        }
        if (millis == EventTime.NOT_A_TIME) {
            return fault(RejectReason.BAD_TIME, "is not " + EventTime.describe(format));
        }
        if (!isWithinLimits()) {
            return outOfRange();
        }
        if (timestamp < 0) {
            return new Fault(
                    RejectReason.NO_TIME, "the record has no timestamp to judge the lateness of \"" + path + "\" by");
        }
        return null;
    }

    private boolean isWithinLimits() {
        if (millis < EventTime.FIRST_MILLIS || millis > EventTime.LAST_MILLIS) {
            return false;
        }
        epochDay = dayClock.epochDay(millis);
        return epochDay >= firstDay && epochDay <= lastDay;
    }

    private Fault outOfRange() {
        String limits = LocalDate.ofEpochDay(firstDay) + " and " + LocalDate.ofEpochDay(lastDay);
        return fault(RejectReason.BAD_TIME, "is not within " + limits + " (time.earliest, time.latest)");
    }

    /**
     * Judges how late or early a time is that was found good.
     *
     * @return null, or what is wrong with it
     */
    Fault judgePunctuality() {
        RejectReason reason = field == null ? null : punctuality.judge(millis, recordTimestamp);
        if (reason == null) {
            return null;
        }
        boolean late = reason == RejectReason.LATE;
        Duration gap = Duration.between(Instant.ofEpochMilli(millis), Instant.ofEpochMilli(recordTimestamp))
                .abs();
        return fault(
                reason,
                "is " + gap + (late ? " before" : " after") + " the record's timestamp, "
                        + (late
                                ? "time.max-lateness is " + punctuality.maxLateness()
                                : "time.max-ahead is " + punctuality.maxAhead()));
    }

    private Fault fault(RejectReason reason, String what) {
        return new Fault(reason, "the time \"" + path + "\" " + what);
    }
}

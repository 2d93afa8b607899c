package dev.rollcall.event.reading;

import dev.rollcall.event.Fault;
import dev.rollcall.event.FieldValue;
import dev.rollcall.event.RejectReason;
import dev.rollcall.event.time.DayClock;
import dev.rollcall.event.time.EventTime;
import dev.rollcall.event.time.Punctuality;
import dev.rollcall.event.time.TimeLimits;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Collectors;

/** Finds the time of an event, in fields, headers or the record's timestamp, and the day it falls on. Not thread-safe. */
final class TimeRule {
    private static final FieldValue TIMESTAMP = new FieldValue(EventSchema.RECORD_TIMESTAMP);

    private final TimeSource source;
    // TIMESTAMP where the record's timestamp is meant.
    private final FieldValue[] fields;
    private final EventTime reader;
    private final DayClock dayClock;
    private final Punctuality punctuality;
    private final int firstDay;
    private final int lastDay;
    private FieldValue field;
    private long recordTimestamp;
    private long millis;
    private int epochDay;

    /**
     * A rule that wants its fields.
     *
     * @param source where the time stands and how it is written, not null
     * @param wanted what to add the fields to, not null
     * @param limits which times count, not null
     */
    TimeRule(TimeSource source, WantedFields wanted, TimeLimits limits) {
        this.source = source;
        this.fields = source.paths().stream()
                .map(path -> path.equals(EventSchema.RECORD_TIMESTAMP) ? TIMESTAMP : wanted.want(path))
                .toArray(FieldValue[]::new);
        reader = new EventTime(source.format(), source.zone());
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
     * Judges the time, and how late or early it is.
     *
     * @param timestamp the record's timestamp in milliseconds, negative when it has none
     * @return null, or what is wrong with the time
     */
    Fault judge(long timestamp) {
        recordTimestamp = timestamp;
        field = firstPresent();
        if (field == null) {
            return new Fault(RejectReason.NO_TIME, missing());
        }
        return field == TIMESTAMP ? judgeTimestamp() : judgeField();
    }

    private FieldValue firstPresent() {
        for (FieldValue candidate : fields) {
            if (candidate == TIMESTAMP || !candidate.isMissing()) {
                return candidate;
            }
        }
        return null;
    }

    private Fault judgeTimestamp() {
        millis = recordTimestamp;
        if (millis < 0) {
            return new Fault(RejectReason.NO_TIME, "the record has no timestamp, which is to be the time");
        }
        return isWithinLimits() ? null : outOfRange(EventTime.timestampHint(millis, earliest(), latest()));
    }

    private Fault judgeField() {
        millis = reader.millis(field);
        if (millis == EventTime.NOT_A_TIME || millis == EventTime.NO_OFFSET) {
            return fault(RejectReason.BAD_TIME, reader.complaint(field, millis));
        }
        if (!isWithinLimits()) {
            return outOfRange(reader.unitHint(millis, earliest(), latest()));
        }
        if (recordTimestamp < 0) {
            return new Fault(
                    RejectReason.NO_TIME,
                    "the record has no timestamp to judge the lateness of \"" + field.path() + "\" by");
        }
        RejectReason reason = punctuality.judge(millis, recordTimestamp);
        return reason == null ? null : unpunctual(reason);
    }

    private boolean isWithinLimits() {
        if (millis < EventTime.FIRST_MILLIS || millis > EventTime.LAST_MILLIS) {
            return false;
        }
        epochDay = dayClock.epochDay(millis);
        return epochDay >= firstDay && epochDay <= lastDay;
    }

    private long earliest() {
        return LocalDate.ofEpochDay(firstDay)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .toEpochMilli();
    }

    private long latest() {
        return LocalDate.ofEpochDay(lastDay)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .toEpochMilli();
    }

    private Fault outOfRange(String hint) {
        String limits = LocalDate.ofEpochDay(firstDay) + " and " + LocalDate.ofEpochDay(lastDay);
        return fault(RejectReason.BAD_TIME, "is not within " + limits + " (time.earliest, time.latest)" + hint);
    }

    private Fault unpunctual(RejectReason reason) {
        Duration gap = Duration.between(Instant.ofEpochMilli(millis), Instant.ofEpochMilli(recordTimestamp))
                .abs();
        String limit = reason == RejectReason.LATE
                ? " before the record's timestamp, time.max-lateness is " + punctuality.maxLateness()
                : " after the record's timestamp, time.max-ahead is " + punctuality.maxAhead();
        boolean possible = recordTimestamp >= earliest() && recordTimestamp <= latest();
        String hint = possible ? "" : EventTime.timestampHint(recordTimestamp, earliest(), latest());
        return fault(reason, "is " + gap + limit + hint.replace("; it", "; that timestamp"));
    }

    private String missing() {
        String paths = source.paths().stream().map(path -> '"' + path + '"').collect(Collectors.joining(", "));
        return (fields.length == 1 ? "the time " : "each of the times ") + paths + " is missing or null";
    }

    private Fault fault(RejectReason reason, String what) {
        return new Fault(reason, "the time \"" + field.path() + "\" " + what);
    }
}

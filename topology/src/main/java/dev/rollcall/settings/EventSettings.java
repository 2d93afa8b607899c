package dev.rollcall.settings;

import static dev.rollcall.settings.SettingsKeys.DIMENSIONS;
import static dev.rollcall.settings.SettingsKeys.DIMENSION_VALUES;
import static dev.rollcall.settings.SettingsKeys.INPUT_USER;
import static dev.rollcall.settings.SettingsKeys.KEY_FORMAT;
import static dev.rollcall.settings.SettingsKeys.USER_CASE;
import static dev.rollcall.settings.SettingsKeys.USER_IGNORE;

import dev.rollcall.event.Dimension;
import dev.rollcall.event.reading.Condition;
import dev.rollcall.event.reading.EventSchema;
import dev.rollcall.event.reading.KeyFormat;
import dev.rollcall.event.reading.TimeSource;
import dev.rollcall.event.reading.UserCase;
import dev.rollcall.event.reading.UserSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Declares the keys that say what stands where in an event. */
final class EventSettings {
    private EventSettings() {}

    static EventSchema read(Values values) {
        return new EventSchema(user(values), time(values), where(values), dimensions(values));
    }

    private static UserSource user(Values values) {
        return new UserSource(
                values.read(INPUT_USER, Fields.USER, "user_id", """
                        Where the user stands: one path or several, comma-separated; the first counts that is there and not null. A path is dotted \
                        as `common.uid`, a JSON Pointer as `/user.id` or `/items/0/id`, `@key` for the record's key, or `@header:name` for a \
                        header. Like the keys that follow it is fixed for the life of an application id."""),
                values.read(USER_IGNORE, Fields.VALUES_OR_NONE, "", """
                        Values that stand for nobody, comma-separated, as `null, undefined, 0`: a path with such a value counts as not there."""),
                values.read(USER_CASE, Kind.oneOf(UserCase.class, "case"), "as-is", """
                        `lower` makes one user of identifiers that differ only in upper and lower case or in white space around them, as e-mail \
                        addresses do."""),
                values.read(KEY_FORMAT, Kind.oneOf(KeyFormat.class, "format"), "text", """
                        How `@key` is read: `int` and `long` as 4 and 8 bytes, highest first, `uuid` as 16 bytes or as text."""));
    }

    private static TimeSource time(Values values) {
        return new TimeSource(
                values.read("input.time", Fields.TIME, "ts", """
                        Where the event time stands: one path or several, as in `input.user`, or `@timestamp` for the record's timestamp. A field \
                        that is called `@timestamp` is `/@timestamp`."""),
                values.read("input.time.format", Fields.TIME_FORMAT, "auto", """
                        How the time is written when it is not the record's timestamp. `auto`: ISO-8601 with `T` or a space and with an offset, `Z` \
                        or a zone in brackets; or a number, also in quotes, of seconds (fractions allowed), from 1e11 on milli-, from 1e14 on micro-, \
                        from 1e17 on nanoseconds. A pattern is one of Java's `DateTimeFormatter`, as `dd/MM/yyyy HH:mm:ss`."""),
                values.optional("input.time.zone", Names.ZONE, """
                        The time zone of times that are written without an offset. Without it they are rejected as `BAD_TIME`."""));
    }

    private static List<Condition> where(Values values) {
        return values.read("input.where", Conditions.ALL, "", """
                        Which events are activity: conditions that must all hold, comma-separated, as \
                        `event=login|purchase, properties.$lib!=server, session, !bot`. Others are ignored: the accounts count them, and no topic \
                        holds them. `!=` also holds where the field is missing.""");
    }

    private static List<Dimension> dimensions(Values values) {
        List<Dimension> dimensions = values.read(DIMENSIONS, Fields.DIMENSIONS, "", """
                        The fields whose values users are also counted by, as `country, os=device.os`, and combinations of two or three, as \
                        `country*os`. A user counts once for every value, so the values of a dimension may add up to more than all users. What \
                        cannot be a value (an object, an array, more than 256 bytes, bad UTF-8) is counted as `(invalid)`.""");
        List<String> names = dimensions.stream()
                .flatMap(dimension -> dimension.parts().isEmpty() ? Stream.of(dimension) : dimension.parts().stream())
                .map(Dimension::name)
                .distinct()
                .toList();
        Map<String, List<String>> kept = values.named(DIMENSION_VALUES, names, "dimension", Fields.VALUES, """
                        The values of this dimension that are kept, comma-separated, also in combinations; all others become `(other)`. Without \
                        it every value is a segment of its own, whoever sends it.""");
        return dimensions.stream().map(dimension -> keeping(dimension, kept)).toList();
    }

    private static Dimension keeping(Dimension dimension, Map<String, List<String>> kept) {
        return new Dimension(
                dimension.name(),
                dimension.path(),
                kept.getOrDefault(dimension.name(), List.of()),
                dimension.parts().stream().map(part -> keeping(part, kept)).toList());
    }
}

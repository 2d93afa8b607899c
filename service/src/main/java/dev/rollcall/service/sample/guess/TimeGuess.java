package dev.rollcall.service.sample.guess;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which field is likely to say when it happened. */
final class TimeGuess {
    private static final int SURE = 100;
    private static final int UNKNOWN_NAME = 20;
    private static final int PER_LEVEL = 6;

    private static final Map<String, Integer> NAMES = Map.ofEntries(
            Map.entry("eventtimestamp", SURE),
            Map.entry("eventtime", SURE),
            Map.entry("occurredat", SURE),
            Map.entry("happenedat", SURE),
            Map.entry("derivedtstamp", SURE),
            Map.entry("timestamp", SURE - 5),
            Map.entry("cetime", SURE - 5),
            Map.entry("time", SURE - 8),
            Map.entry("ts", SURE - 8),
            Map.entry("datetime", SURE - 10),
            Map.entry("servertimestamp", SURE - 12),
            Map.entry("collectortstamp", SURE - 14),
            Map.entry("tsms", SURE - 20),
            Map.entry("createdat", SURE - 20),
            Map.entry("originaltimestamp", SURE - 22),
            Map.entry("receivedat", SURE - 30),
            Map.entry("sentat", SURE - 32));

    private static final Pattern ISO =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.,][0-9]{1,9})?)?.*");
    private static final Pattern WITH_OFFSET = Pattern.compile(".*([Zz]|UTC|GMT|[+-][0-9]{2}(:?[0-9]{2})?|\\])");
    private static final int DATE_LENGTH = 10;

    /** From 2001 to 2100 in seconds, milli-, micro- or nanoseconds, possibly with a fraction. */
    private static final Pattern EPOCH =
            Pattern.compile("([1-3][0-9]{9}|[1-3][0-9]{12}|[1-3][0-9]{15}|[1-3][0-9]{18})(\\.[0-9]+)?");

    private TimeGuess() {}

    /** The field; empty if no time stands in events. */
    static Optional<FieldUse> of(Fields fields) {
        return fields.all().stream()
                .filter(field -> 2 * field.present() > fields.events() && isTime(field))
                .max(Comparator.comparingInt(field -> score(field, fields.events())));
    }

    static boolean isTime(FieldUse field) {
        return field.mostly(ISO.asMatchPredicate().or(EPOCH.asMatchPredicate()))
                && (field.values().size() > 1 || NAMES.containsKey(field.name()));
    }

    /** Whether its times name no zone. */
    static boolean isLocal(FieldUse field) {
        return field.mostly(value -> ISO.matcher(value).matches()
                && !WITH_OFFSET.matcher(value.substring(DATE_LENGTH)).matches());
    }

    private static int score(FieldUse field, int events) {
        int byName = NAMES.getOrDefault(field.name(), UNKNOWN_NAME);
        return byName - PER_LEVEL * field.depth() + SURE * field.present() / events;
    }
}

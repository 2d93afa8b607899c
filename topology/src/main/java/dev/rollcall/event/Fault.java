package dev.rollcall.event;

/**
 * What is wrong with an event, in words that say what to look for. No sentence quotes the event, for it might quote the
 * user's identifier.
 */
enum Fault {
    VALUE_TOO_LARGE(
            RejectReason.TOO_LARGE, "the value has {bytes} bytes, more than the 1,000,000 that an event may have"),
    VALUE_NULL(RejectReason.MALFORMED, "the value is null"),
    VALUE_EMPTY(RejectReason.MALFORMED, "the value is empty"),
    VALUE_NO_OBJECT(RejectReason.MALFORMED, "the value is not a JSON object"),
    VALUE_BROKEN_OFF(RejectReason.MALFORMED, "the value ends after {bytes} bytes, before the last wanted field"),
    VALUE_NO_JSON(RejectReason.MALFORMED, "the value is not JSON at byte {bytes}"),
    VALUE_TOO_DEEP(RejectReason.MALFORMED, "the value is nested deeper than 1,000 levels"),
    USER_MISSING(RejectReason.NO_USER, "the user \"{path}\" is missing or null"),
    KEY_NULL(RejectReason.NO_USER, "the record has no key, which is to be the user"),
    USER_NO_TEXT(RejectReason.BAD_USER, "the user \"{path}\" is neither a string nor a number"),
    USER_EMPTY(RejectReason.BAD_USER, "the user \"{path}\" is empty"),
    USER_TOO_LONG(RejectReason.BAD_USER, "the user \"{path}\" has more than 256 bytes"),
    USER_NOT_UTF8(RejectReason.BAD_USER, "the user \"{path}\" is not valid UTF-8"),
    TIME_MISSING(RejectReason.NO_TIME, "the time \"{path}\" is missing or null"),
    TIMESTAMP_MISSING(RejectReason.NO_TIME, "the record has no timestamp, which is to be the time"),
    LATENESS_UNKNOWN(RejectReason.NO_TIME, "the record has no timestamp to judge the lateness of \"{path}\" by"),
    TIME_UNREADABLE(RejectReason.BAD_TIME, "the time \"{path}\" is not {format}"),
    TIME_OUT_OF_RANGE(
            RejectReason.BAD_TIME,
            "the time \"{path}\" is not within {earliest} and {latest} (time.earliest, time.latest)"),
    DIMENSION_NO_TEXT(
            RejectReason.BAD_DIMENSION, "the dimension \"{path}\" is neither a string nor a number nor a boolean"),
    DIMENSION_TOO_LONG(RejectReason.BAD_DIMENSION, "the dimension \"{path}\" has more than 256 bytes"),
    DIMENSION_NOT_UTF8(RejectReason.BAD_DIMENSION, "the dimension \"{path}\" is not valid UTF-8"),
    TOO_LATE(
            RejectReason.LATE,
            "the time \"{path}\" is {gap} before the record's timestamp, time.max-lateness is {lateness}"),
    TOO_FAR_AHEAD(
            RejectReason.AHEAD, "the time \"{path}\" is {gap} after the record's timestamp, time.max-ahead is {ahead}");

    private final RejectReason reason;
    private final String sentence;

    Fault(RejectReason reason, String sentence) {
        this.reason = reason;
        this.sentence = sentence;
    }

    RejectReason reason() {
        return reason;
    }

    String sentence() {
        return sentence;
    }
}

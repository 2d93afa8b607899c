package dev.rollcall.report;

/** The headers that a rejected event carries in the rejected topic, next to those it came with; all are UTF-8 text. */
public final class RejectedHeaders {
    /** The name of a {@link dev.rollcall.event.RejectReason}. */
    public static final String REASON = "rollcall.reason";

    /** What exactly is wrong, for a person to read. */
    public static final String DETAIL = "rollcall.detail";

    /** The topic that the event was read from. */
    public static final String TOPIC = "rollcall.topic";

    /** The partition that the event was read from, in decimal digits. */
    public static final String PARTITION = "rollcall.partition";

    /** The offset that the event was read from, in decimal digits. */
    public static final String OFFSET = "rollcall.offset";

    /** The place of the event among those of its record, from 0 on, in decimal digits; only where a record was cut into events. */
    public static final String INDEX = "rollcall.index";

    private RejectedHeaders() {}
}

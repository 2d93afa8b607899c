package dev.rollcall.event;

/**
 * What is wrong with an event.
 *
 * @param reason why it cannot be counted, not null
 * @param detail what to look for, for a person; a short sentence that never quotes the event, for it might quote the user's identifier;
 *     not null
 */
public record Fault(RejectReason reason, String detail) {
    /**
     * A value that cannot be read.
     *
     * @param detail what to look for
     * @return a fault of the value as a whole
     */
    public static Fault malformed(String detail) {
        return new Fault(RejectReason.MALFORMED, detail);
    }
}

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
     * A value that is larger than {@link EventFormat#MAX_BYTES}.
     *
     * @param bytes how large it is
     * @return a fault of the value as a whole
     */
    public static Fault tooLarge(int bytes) {
        String detail = "the value has " + bytes + " bytes, more than the 1,000,000 that an event may have";
        return new Fault(RejectReason.TOO_LARGE, detail);
    }

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

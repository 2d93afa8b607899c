package dev.rollcall.bytes;

/** Bytes are in a format that another version of Rollcall wrote and this one does not know. No retry can help. */
public final class UnknownVersionException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * Names what has which version, and the way out.
     *
     * @param message one line for the user
     */
    public UnknownVersionException(String message) {
        super(message);
    }
}

package dev.rollcall.sinks;

/** A target does not take a row: trying again would not help. Shown as one line; the process ends with status 1. */
public final class RefusedRowException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * A row that is refused.
     *
     * @param message the row's key, the target's words without secrets, and the way out; not null
     */
    public RefusedRowException(String message) {
        super(message);
    }
}

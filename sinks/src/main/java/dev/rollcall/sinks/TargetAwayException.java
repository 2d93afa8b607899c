package dev.rollcall.sinks;

/** A target cannot be reached now, or gave up what it was doing; it may well be tried again. */
public final class TargetAwayException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * A target that is away.
     *
     * @param message the target's words, without secrets; not null
     * @param cause the failure, not null
     */
    public TargetAwayException(String message, Throwable cause) {
        super(message, cause);
    }
}

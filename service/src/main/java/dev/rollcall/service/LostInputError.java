package dev.rollcall.service;

/**
 * Input is gone that was never counted: shown as it is, without a stack trace, and the process ends with status
 * {@link ExitStatus#NO}.
 */
public final class LostInputError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * An error.
     *
     * @param message a line for each partition, with offsets, how many events are gone, and the way out; not null
     */
    public LostInputError(String message) {
        super(message);
    }
}

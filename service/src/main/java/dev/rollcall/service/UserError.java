package dev.rollcall.service;

/**
 * Something that the user can fix: shown as one line without a stack trace, and the process ends with status
 * {@link ExitStatus#USAGE}.
 */
public final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * An error.
     *
     * @param message names the key or topic, the value, and the way out; not null
     */
    public UserError(String message) {
        super(message);
    }
}

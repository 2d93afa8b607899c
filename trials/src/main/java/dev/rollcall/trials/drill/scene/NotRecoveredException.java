package dev.rollcall.trials.drill.scene;

/** The pipeline did not go on after a fault. */
public final class NotRecoveredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * What did not happen in time.
     *
     * @param message for the user, not null
     */
    public NotRecoveredException(String message) {
        super(message);
    }
}

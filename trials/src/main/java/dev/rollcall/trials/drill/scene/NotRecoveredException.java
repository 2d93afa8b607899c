package dev.rollcall.trials.drill.scene;

/** The pipeline did not go on after a fault. */
public final class NotRecoveredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotRecoveredException(String message) {
        super(message);
    }
}

package dev.rollcall.trials.drill;

/** The pipeline did not go on after a fault. */
final class NotRecoveredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotRecoveredException(String message) {
        super(message);
    }
}

package dev.rollcall.sinks;

/** Another sink has taken the target over; nothing was written. */
public final class DeposedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** A sink that is not the owner any more. */
    public DeposedException() {
        super("another sink has taken the target over");
    }
}

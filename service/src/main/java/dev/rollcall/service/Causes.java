package dev.rollcall.service;

import java.util.Optional;

/** Looks behind an exception. */
public final class Causes {
    private Causes() {}

    /**
     * The first cause of a kind.
     *
     * @param failure the exception, itself the first candidate, not null
     * @param kind the kind
     * @param <T> the kind
     * @return the cause; empty if there is none of that kind
     */
    public static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> kind) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return Optional.of(kind.cast(cause));
            }
        }
        return Optional.empty();
    }

    /**
     * The cause of all others.
     *
     * @param failure the exception, not null
     * @return the last cause, or the exception itself if it has none
     */
    public static Throwable root(Throwable failure) {
        return failure.getCause() == null ? failure : root(failure.getCause());
    }
}

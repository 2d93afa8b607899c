package dev.rollcall.schema;

/**
 * A schema could not be had in time, so an event can be neither counted nor rejected yet. The message names the id and the reason, for an
 * operator.
 */
public final class SchemaUnavailableException extends RuntimeException {
    private final int id;

    /**
     * That a schema could not be had.
     *
     * @param id its id
     * @param message what happened, for an operator; not null
     * @param cause what the registry answered, or that it did not; not null
     */
    public SchemaUnavailableException(int id, String message, Throwable cause) {
        super(message, cause);
        this.id = id;
    }

    /**
     * Which schema it is.
     *
     * @return its id in the registry
     */
    public int id() {
        return id;
    }
}

package dev.rollcall.schema;

/** Why a registry did not answer a question. The message says what happened, for an operator. */
public final class RegistryException extends Exception {
    private final boolean unknown;

    private RegistryException(String message, boolean unknown, Throwable cause) {
        super(message, cause);
        this.unknown = unknown;
    }

    static RegistryException unknown(String message) {
        return new RegistryException(message, true, null);
    }

    static RegistryException away(String message, Throwable cause) {
        return new RegistryException(message, false, cause);
    }

    /**
     * Whether the registry answered that it does not know the id.
     *
     * @return false if it did not answer, refused the credentials, or answered something that no registry answers
     */
    public boolean isUnknown() {
        return unknown;
    }
}

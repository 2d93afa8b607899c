package dev.rollcall.bytes;

/** Bytes are in a format that another version of Rollcall wrote and this one does not know. No retry can help. */
public final class UnknownVersionException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * Names what has which version, and the way out.
     *
     * @param message one line for the user
     */
    public UnknownVersionException(String message) {
        super(message);
    }

    /**
     * Checks a version.
     *
     * @param what the bytes that have it, as in "the ledger holds a row"
     * @param version their version
     * @param known the version that is known
     * @throws UnknownVersionException if they differ
     */
    public static void check(String what, int version, int known) {
        if (version != known) {
            throw new UnknownVersionException(what + " of version " + version + ", and this Rollcall knows version "
                    + known + ": "
                    + (version > known
                            ? "a newer Rollcall wrote it; let its instances finish, or upgrade this one"
                            : "an older Rollcall wrote it; run that one, or count anew after the command reset"));
        }
    }
}

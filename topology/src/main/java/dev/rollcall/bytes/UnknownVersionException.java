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
     * Somebody rejected events with a reason that is not known.
     *
     * @param name the reason's name
     * @return what is to be thrown
     */
    public static UnknownVersionException reason(String name) {
        return new UnknownVersionException("events were rejected with the reason " + name
                + ", which this Rollcall does not know: another version of Rollcall rejected them; let its instances finish and"
                + " run that version, or count anew after the command reset");
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
        check(what, version, known, known);
    }

    /**
     * Checks a version where several can be read.
     *
     * @param what the bytes that have it, as in "the ledger holds a row"
     * @param version their version
     * @param oldest the first version that is known
     * @param newest the last version that is known
     * @throws UnknownVersionException if it is none of them
     */
    public static void check(String what, int version, int oldest, int newest) {
        if (version < oldest || version > newest) {
            throw new UnknownVersionException(what + " of version " + version + ", and this Rollcall knows "
                    + (oldest == newest ? "version " + newest : "versions " + oldest + " to " + newest) + ": "
                    + (version > newest
                            ? "a newer Rollcall wrote it; let its instances finish, or upgrade this one"
                            : "an older Rollcall wrote it; run that one, or count anew after the command reset"));
        }
    }
}

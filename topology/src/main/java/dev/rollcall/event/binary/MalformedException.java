package dev.rollcall.event.binary;

/** Bytes are not what their schema says. Without a stack trace, for it is thrown for every bad event; the input knows where that is. */
public final class MalformedException extends RuntimeException {
    /** An exception that knows nothing. */
    public MalformedException() {
        super("malformed", null, false, false);
    }
}

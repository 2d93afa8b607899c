package dev.rollcall.app.report;

/** A topic cannot be read; the message is one line that names the topic and says what to do. */
public final class UnreadableTopicException extends RuntimeException {
    /**
     * Says why a topic cannot be read.
     *
     * @param message one line that names the topic, not null
     * @param cause what went wrong underneath, or null
     */
    public UnreadableTopicException(String message, Throwable cause) {
        super(message, cause);
    }
}

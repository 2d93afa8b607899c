package dev.rollcall.service.report;

import dev.rollcall.service.NoBrokerException;
import java.time.Duration;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;

/** A topic cannot be read; the message is one line that names the topic and says what to do. */
public final class UnreadableTopicException extends RuntimeException {
    // Well within the time in which a person expects to hear that there is no broker.
    static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

    /**
     * Says why a topic cannot be read.
     *
     * @param message one line that names the topic, not null
     * @param cause what went wrong underneath, or null
     */
    public UnreadableTopicException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * Puts into words what a consumer threw, except for an interrupt, which is no failure.
     *
     * @param topic the topic, not null
     * @param e what was thrown, not null
     * @return what is to be thrown instead
     */
    public static RuntimeException from(String topic, RuntimeException e) {
        if (e instanceof UnreadableTopicException
                || e instanceof NoBrokerException
                || e instanceof InterruptException) {
            return e;
        }
        if (e instanceof TimeoutException) {
            return new NoBrokerException("topic " + topic + " cannot be read: no broker answered within "
                    + ANSWER_WITHIN.toSeconds() + " s; check bootstrap.servers");
        }
        return new UnreadableTopicException("topic " + topic + " cannot be read: " + reason(e), e);
    }

    /** A consumer that cannot be built hides the reason in its cause. */
    private static String reason(RuntimeException e) {
        boolean hidden = e.getCause() != null && e.getCause().getMessage() != null;
        return hidden ? e.getCause().getMessage() : e.getMessage();
    }
}

package dev.rollcall.service;

import org.apache.kafka.common.KafkaException;

/**
 * No broker answers, which may be so for a while only: shown as one line without a stack trace, and the process ends with status
 * {@link ExitStatus#FAILED}.
 */
public final class NoBrokerException extends KafkaException {
    private static final long serialVersionUID = 1L;

    /**
     * An exception.
     *
     * @param message names the brokers, or the topic, and the way out; not null
     */
    public NoBrokerException(String message) {
        super(message);
    }
}

package dev.rollcall.settings;

import org.apache.kafka.common.config.ConfigException;

/** Takes the reason out of what Kafka says about a bad value, for the key and the value are named already. */
final class Reasons {
    private static final String BEFORE_KEY = " for configuration ";

    private Reasons() {}

    static String of(ConfigException exception) {
        String message = exception.getMessage();
        int key = message.lastIndexOf(BEFORE_KEY);
        int reason = key < 0 ? -1 : message.indexOf(": ", key);
        return reason < 0 ? "not a valid value" : message.substring(reason + 2);
    }
}

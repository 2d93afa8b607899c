package dev.rollcall.sinks.run;

/** A topic of results does not exist: a fault at the start, and something to wait for later on. */
final class MissingTopicException extends RuntimeException {
    private static final long serialVersionUID = 1;

    MissingTopicException(String topic) {
        super("topic " + topic + " does not exist; start `run` first, or fix the key that names it");
    }
}

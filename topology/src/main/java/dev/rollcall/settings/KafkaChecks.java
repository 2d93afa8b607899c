package dev.rollcall.settings;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigException;

/** Checks what is given as {@code kafka.<name>} before it goes to Kafka. */
final class KafkaChecks {
    private static final int MOST_IN_FLIGHT = 5;
    private static final long DEFAULT_TRANSACTION_TIMEOUT_MS = 10_000;
    private static final String IN_FLIGHT = "max.in.flight.requests.per.connection";
    private static final String COMMIT_INTERVAL = KafkaName.KEY_PREFIX + "commit.interval.ms";
    private static final String TRANSACTION_TIMEOUT = KafkaName.KEY_PREFIX + "producer.transaction.timeout.ms";

    // Names that only an interceptor or a reporter knows must pass, so only what differs from a known name by one
    // letter, or two in longer names, is taken for a mistake.
    private static final int LONG_NAME = 8;

    private final Map<String, Given> givens;
    private final Problems problems;

    KafkaChecks(Map<String, Given> givens, Problems problems) {
        this.givens = givens;
        this.problems = problems;
    }

    /** Adds a problem for every key that is refused, mistyped, or has a value that its client will not take. */
    void check() {
        givens.values().forEach(this::check);
        checkTransactionTimeout();
    }

    /** Takes the reason out of what Kafka says about a bad value, for messages that have named key and value already. */
    static String reason(ConfigException exception) {
        String message = exception.getMessage();
        int key = message.lastIndexOf(" for configuration ");
        int reason = key < 0 ? -1 : message.indexOf(": ", key);
        return reason < 0 ? "not a valid value" : message.substring(reason + 2);
    }

    private void check(Given given) {
        KafkaName name = KafkaName.ofKey(given.key());
        Optional<Refusal> refusal = Refusal.of(name);
        if (refusal.isPresent()) {
            problems.add(
                    given.source() + " is refused: " + refusal.get().reason().replace("`", ""));
        } else if (name.isKnown()) {
            checkValue(given, name);
        } else {
            meant(KafkaName.withoutKeyPrefix(given.key()))
                    .ifPresent(known -> problems.add(given.source() + " is not a key of Kafka's; did you mean "
                            + KafkaName.KEY_PREFIX + known + "?"));
        }
    }

    private static Optional<String> meant(String name) {
        return KafkaName.ALL.stream()
                .filter(known -> bare(known).equals(bare(name)))
                .min(Comparator.naturalOrder())
                .or(() -> Nearest.to(name, KafkaName.ALL, name.length() < LONG_NAME ? 1 : 2));
    }

    // As it is compared when only capitals and separators differ, as in sessionTimeout_ms.
    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[._-]", "");
    }

    private void checkValue(Given given, KafkaName name) {
        // What another provider will put there is not known yet.
        if (References.isIn(given.value())) {
            return;
        }
        try {
            name.definitions().forEach(definition -> checkValue(definition, given.value()));
        } catch (ConfigException e) {
            problems.add(given, given.secret() ? "not a valid value" : reason(e));
            return;
        }
        if (name.name().equals(IN_FLIGHT) && number(given).orElse(0L) > MOST_IN_FLIGHT) {
            problems.add(given, "more than " + MOST_IN_FLIGHT + " could store a write twice; lower it");
        }
    }

    private static void checkValue(ConfigKey definition, String value) {
        Object parsed = ConfigDef.parseType(definition.name, value, definition.type);
        if (definition.validator != null) {
            definition.validator.ensureValid(definition.name, parsed);
        }
    }

    // Kafka Streams does not start if transactions would time out before they commit.
    private void checkTransactionTimeout() {
        Given interval = givens.get(COMMIT_INTERVAL);
        long timeoutMs = number(givens.get(TRANSACTION_TIMEOUT)).orElse(DEFAULT_TRANSACTION_TIMEOUT_MS);
        if (number(interval).orElse(0L) > timeoutMs) {
            problems.add(
                    interval,
                    "longer than a transaction may last, " + timeoutMs + " ms; raise " + TRANSACTION_TIMEOUT
                            + " above it");
        }
    }

    private static Optional<Long> number(Given given) {
        try {
            return Optional.ofNullable(given)
                    .map(number -> Long.valueOf(number.value().strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}

package dev.rollcall.settings;

import java.util.Collection;
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
    private static final String COMMIT_INTERVAL = KafkaNames.KEY_PREFIX + "commit.interval.ms";
    private static final String TRANSACTION_TIMEOUT = KafkaNames.KEY_PREFIX + "producer.transaction.timeout.ms";

    // Names that only an interceptor or a reporter knows must pass, so only what differs from a known name by one
    // letter,
    // or two in longer names, is taken for a mistake.
    private static final int LONG_NAME = 8;

    private final Problems problems;

    KafkaChecks(Problems problems) {
        this.problems = problems;
    }

    /** Adds a problem for every key that is refused, mistyped, or has a value that its client will not take. */
    void check(Collection<Given> kafka) {
        kafka.forEach(this::check);
    }

    /** Adds a problem if Kafka Streams will not start because transactions would time out before they commit. */
    void checkTransactionTimeout(Map<String, Given> givens) {
        Given interval = givens.get(COMMIT_INTERVAL);
        long timeoutMs = number(givens.get(TRANSACTION_TIMEOUT)).orElse(DEFAULT_TRANSACTION_TIMEOUT_MS);
        if (interval != null && number(interval).filter(ms -> ms > timeoutMs).isPresent()) {
            problems.add(
                    interval,
                    "longer than a transaction may last, " + timeoutMs + " ms; raise " + TRANSACTION_TIMEOUT
                            + " above it");
        }
    }

    private void check(Given given) {
        String name = KafkaNames.withoutKeyPrefix(given.key());
        Optional<RefusedName> refused = RefusedNames.find(name);
        if (refused.isPresent()) {
            problems.add(given.key() + " (" + given.origin() + ") is refused: "
                    + refused.get().reason().replace("`", ""));
        } else if (KafkaNames.isKnown(name)) {
            checkValue(given, name);
        } else {
            meant(name)
                    .ifPresent(known -> problems.add(given.key() + " (" + given.origin()
                            + ") is not a key of Kafka's; did you mean " + KafkaNames.KEY_PREFIX + known + "?"));
        }
    }

    private static Optional<String> meant(String name) {
        String bare = Nearest.bare(name);
        Optional<String> respelled = KafkaNames.all().stream()
                .filter(known -> Nearest.bare(known).equals(bare))
                .sorted()
                .findFirst();
        return respelled.or(() -> Nearest.to(name, KafkaNames.all(), name.length() < LONG_NAME ? 1 : 2));
    }

    private void checkValue(Given given, String name) {
        // What another provider will put there is not known yet.
        if (References.isIn(given.value())) {
            return;
        }
        try {
            KafkaNames.definitions(name).forEach(definition -> checkValue(definition, given.value()));
            checkInFlight(given, name);
        } catch (ConfigException e) {
            problems.add(given, Secrets.isSecret(given.key()) ? "not a valid value" : Reasons.of(e));
        }
    }

    private static void checkValue(ConfigKey definition, String value) {
        Object parsed = ConfigDef.parseType(definition.name, value, definition.type);
        if (definition.validator != null) {
            definition.validator.ensureValid(definition.name, parsed);
        }
    }

    private void checkInFlight(Given given, String name) {
        if (KafkaNames.split(name).name().equals(IN_FLIGHT)
                && number(given).filter(requests -> requests > MOST_IN_FLIGHT).isPresent()) {
            problems.add(given, "more than " + MOST_IN_FLIGHT + " could store a write twice; lower it");
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

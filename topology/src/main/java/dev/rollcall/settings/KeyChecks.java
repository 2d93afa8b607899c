package dev.rollcall.settings;

import java.util.List;
import java.util.Set;

/** Finds keys that do not exist. */
final class KeyChecks {
    private static final Set<String> KEYS = SettingsDefinition.DEFINITION.names();

    private final Problems problems;

    KeyChecks(Problems problems) {
        this.problems = problems;
    }

    void check(List<Given> givens) {
        givens.stream()
                .filter(given -> !exists(given.key()))
                .forEach(given ->
                        problems.add("unknown key " + given.key() + " (" + given.origin() + "); " + hint(given.key())));
    }

    private static boolean exists(String key) {
        boolean kafka = key.startsWith(KafkaNames.KEY_PREFIX) && key.length() > KafkaNames.KEY_PREFIX.length();
        return kafka || KEYS.contains(key);
    }

    private static String hint(String key) {
        if (KafkaNames.isKnown(key)) {
            return "Kafka's own keys are written " + KafkaNames.KEY_PREFIX + key;
        }
        return Nearest.to(key, KEYS, Nearest.generousLimit(key))
                .map(nearest -> "did you mean " + nearest + "?")
                .orElse("there are " + String.join(", ", KEYS) + " and kafka.<name>");
    }
}

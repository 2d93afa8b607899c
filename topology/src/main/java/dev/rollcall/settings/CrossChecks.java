package dev.rollcall.settings;

import static dev.rollcall.settings.SettingsKeys.HISTORY_DAYS;
import static dev.rollcall.settings.SettingsKeys.MAX_LATENESS;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.internals.Topic;

/** Checks values that are right one by one and wrong together. */
final class CrossChecks {
    private static final List<String> TOPIC_KEYS = List.of(
            SettingsKeys.INPUT_TOPIC,
            SettingsKeys.OUTPUT_TOPIC,
            SettingsKeys.REJECTED_TOPIC,
            SettingsKeys.ACCOUNTS_TOPIC);

    private final Map<String, Given> givens;
    private final Map<String, Object> values;
    private final Problems problems;

    /**
     * Checks on these values.
     *
     * @param givens what was given, for its origin
     * @param values the parsed values; without those that are wrong by themselves
     * @param problems where problems go
     */
    CrossChecks(Map<String, Given> givens, Map<String, Object> values, Problems problems) {
        this.givens = givens;
        this.values = values;
        this.problems = problems;
    }

    void check() {
        for (int i = 0; i < TOPIC_KEYS.size(); i++) {
            for (int j = i + 1; j < TOPIC_KEYS.size(); j++) {
                checkDifferent(TOPIC_KEYS.get(i), TOPIC_KEYS.get(j));
            }
        }
        checkHistoryCovers(SettingsKeys.WAU_DAYS, number(SettingsKeys.WAU_DAYS));
        checkHistoryCovers(SettingsKeys.MAU_DAYS, number(SettingsKeys.MAU_DAYS));
        checkHistoryCovers(
                MAX_LATENESS,
                text(MAX_LATENESS).map(text -> Durations.daysToCover(Durations.read(text, Integer.MAX_VALUE))));
    }

    // Brokers refuse to create a topic whose name differs from another's only by a dot for an underscore.
    private void checkDifferent(String key, String otherKey) {
        text(key).ifPresent(topic -> text(otherKey)
                .filter(other -> Topic.hasCollision(topic, other))
                .ifPresent(other -> problems.add(described(key) + " and " + described(otherKey)
                        + " must be different topics (. and _ count as the same); rename one of them")));
    }

    private void checkHistoryCovers(String key, Optional<Long> days) {
        number(HISTORY_DAYS)
                .filter(history -> days.isPresent() && history < days.get())
                .ifPresent(history -> problems.add(described(HISTORY_DAYS) + " is shorter than " + described(key)
                        + "; set it to " + days.get() + " or more"));
    }

    private String described(String key) {
        String origin = givens.containsKey(key) ? givens.get(key).origin() : "default";
        return key + " = \"" + values.get(key) + "\" (" + origin + ")";
    }

    private Optional<Long> number(String key) {
        return Optional.ofNullable(values.get(key)).map(value -> ((Number) value).longValue());
    }

    private Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key)).map(String.class::cast);
    }
}

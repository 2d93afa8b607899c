package dev.rollcall.settings;

import static dev.rollcall.settings.SettingsKeys.ACCOUNTS_TOPIC;
import static dev.rollcall.settings.SettingsKeys.EARLIEST;
import static dev.rollcall.settings.SettingsKeys.FIRST_VISITS_TOPIC;
import static dev.rollcall.settings.SettingsKeys.GAPS_TOPIC;
import static dev.rollcall.settings.SettingsKeys.INPUT_TOPIC;
import static dev.rollcall.settings.SettingsKeys.LATEST;
import static dev.rollcall.settings.SettingsKeys.OUTPUT_TOPIC;
import static dev.rollcall.settings.SettingsKeys.REJECTED_TOPIC;
import static dev.rollcall.settings.SettingsKeys.RETENTION_TOPIC;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.internals.Topic;

/**
 * Checks values that are right one by one and wrong together.
 *
 * @param valid what was given, by key; without values that are wrong by themselves, whose default is in the settings
 * @param problems where problems go
 */
record CrossChecks(Map<String, Given> valid, Problems problems) {
    void check(Settings settings) {
        checkTopics(settings.inputTopics());
        new FormatChecks(valid, problems).check(settings.inputFormat(), settings.eventSchema());
        if (settings.sink().redisUsers().isPresent()
                && settings.firstVisitsTopic().isEmpty()) {
            problems.add(valid.get(SinkKeys.REDIS_USERS).described() + " needs the topic of first visits; set "
                    + FIRST_VISITS_TOPIC);
        }
        if (settings.latest().isBefore(settings.earliest()) && valid.keySet().containsAll(List.of(EARLIEST, LATEST))) {
            problems.add(valid.get(LATEST).described() + " is before "
                    + valid.get(EARLIEST).described() + "; no event would be counted");
        }
    }

    // Brokers refuse to create a topic whose name differs from another's only by a dot for an underscore.
    private void checkTopics(List<String> inputTopics) {
        Map<String, Given> byName = new HashMap<>();
        if (valid.containsKey(INPUT_TOPIC)) {
            inputTopics.forEach(topic -> byName.put(Topic.unifyCollisionChars(topic), valid.get(INPUT_TOPIC)));
        }
        for (String key : List.of(
                OUTPUT_TOPIC, REJECTED_TOPIC, GAPS_TOPIC, RETENTION_TOPIC, ACCOUNTS_TOPIC, FIRST_VISITS_TOPIC)) {
            Given topic = valid.get(key);
            if (topic != null && topic.value() != null) {
                Given other = byName.putIfAbsent(Topic.unifyCollisionChars(topic.value()), topic);
                if (other != null) {
                    problems.add(other.described() + " and " + topic.described()
                            + " must be different topics (. and _ count as the same); rename one of them");
                }
            }
        }
    }
}

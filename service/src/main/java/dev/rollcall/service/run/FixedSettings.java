package dev.rollcall.service.run;

import dev.rollcall.bytes.KeyedHash;
import dev.rollcall.event.Pseudonyms;
import dev.rollcall.event.reading.UserSource;
import dev.rollcall.service.UserError;
import dev.rollcall.service.cluster.SettingsTopic;
import dev.rollcall.service.cluster.Topics;
import dev.rollcall.settings.Settings;
import dev.rollcall.settings.SettingsKeys;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What may not change for the life of an application id, kept in its settings topic: settings that decide what is counted and where it is kept, a
 * secret by which users are hashed, and the ids of the topics that hold what was counted.
 */
final class FixedSettings {
    private static final String SECRET = "secret";
    private static final String TOPIC_ID = "topic.id.";
    private static final String NONE = "none";
    private static final Set<String> RETENTION =
            Set.of(SettingsKeys.RETENTION_DAYS, SettingsKeys.RETENTION_WEEKS, SettingsKeys.RETENTION_MONTHS);

    private final Settings settings;
    private final Topics topics;
    private final SettingsTopic kept;
    private final OtherInstances others;

    FixedSettings(Settings settings, Topics topics, SettingsTopic kept, OtherInstances others) {
        this.settings = settings;
        this.topics = topics;
        this.kept = kept;
        this.others = others;
    }

    /**
     * Compares the settings and topics with those that the application began with; keeps them if it has yet to begin.
     *
     * @return the hash of users
     * @throws UserError if one of them is another, one line for each
     */
    KeyedHash settle() {
        // In this order: who counts has written before.
        boolean counted = topics.hasState();
        Map<String, String> before = kept.read();
        if (counted && !before.containsKey(SECRET)) {
            throw new UserError("application.id " + settings.applicationId() + ": topic " + settings.settingsTopic()
                    + " does not say how its counts were made; an earlier version made them, or the records of the topic"
                    + " were deleted." + startOver());
        }
        Map<String, String> now = new TreeMap<>(fixed());
        now.putAll(topicIds());
        Map<String, String> first = new TreeMap<>(now);
        first.put(SECRET, Base64.getEncoder().encodeToString(KeyedHash.randomKey()));
        checkSame(before, now);
        change(before);
        first.putAll(changeable());
        first.put(
                SettingsTopic.FIRST_VISITS_BEGIN,
                topics.firstVisits()
                        .filter(topic -> !counted)
                        .map(topic -> topic.topicId().toString())
                        .orElse(NONE));
        before = kept.put(first, before);
        checkSame(before, now);
        return hash(before.get(SECRET));
    }

    private KeyedHash hash(String secret) {
        try {
            return new KeyedHash(Base64.getDecoder().decode(secret));
        } catch (IllegalArgumentException e) {
            throw new UserError("application.id " + settings.applicationId() + ": topic " + settings.settingsTopic()
                    + " holds a secret that Rollcall has not written (" + e.getMessage() + ")." + startOver());
        }
    }

    /** Keeps the ids of the topics that hold what was counted. To be called when Kafka Streams has created them. */
    void keepTopicIds() {
        kept.put(topicIds());
    }

    private void checkSame(Map<String, String> before, Map<String, String> now) {
        String complaints = now.entrySet().stream()
                .filter(entry ->
                        !before.getOrDefault(entry.getKey(), entry.getValue()).equals(entry.getValue()))
                .map(entry -> complaint(entry.getKey(), before.get(entry.getKey()), entry.getValue()))
                .collect(Collectors.joining("\n"));
        if (!complaints.isEmpty()) {
            throw new UserError(complaints);
        }
    }

    /** What all instances must agree on may be changed while none of them runs. */
    private void change(Map<String, String> before) {
        for (Map.Entry<String, String> setting : changeable().entrySet()) {
            String key = setting.getKey().substring(SettingsTopic.CHANGEABLE.length());
            String now = setting.getValue();
            String kept = before.getOrDefault(setting.getKey(), now);
            if (RETENTION.contains(key) && Integer.parseInt(now) > Integer.parseInt(kept)) {
                throw new UserError(key + " " + now + ": the cohorts of application.id " + settings.applicationId()
                        + " were followed up to " + kept
                        + ", and what came after that was not counted. Set it to at most "
                        + kept + "." + startOver());
            }
            if (!now.equals(kept)) {
                others.awaitNone(key + " " + now + ": the instances of application.id " + settings.applicationId()
                        + " run with " + kept);
            }
        }
    }

    private Map<String, String> changeable() {
        Map<String, String> values = Map.of(
                // In which order they are named does not matter.
                SettingsKeys.INPUT_TOPIC,
                        settings.inputTopics().stream().sorted().collect(Collectors.joining(", ")),
                SettingsKeys.WAU_DAYS, Integer.toString(settings.wauDays()),
                SettingsKeys.MAU_DAYS, Integer.toString(settings.mauDays()),
                SettingsKeys.FIRST_VISITS_TOPIC, settings.firstVisitsTopic().orElse(NONE),
                SettingsKeys.RETENTION_DAYS, Integer.toString(settings.cohorts().days()),
                SettingsKeys.RETENTION_WEEKS,
                        Integer.toString(settings.cohorts().weeks()),
                SettingsKeys.RETENTION_MONTHS,
                        Integer.toString(settings.cohorts().months()));
        Map<String, String> named = new TreeMap<>();
        values.forEach((key, value) -> named.put(SettingsTopic.CHANGEABLE + key, value));
        return named;
    }

    private String complaint(String name, String before, String now) {
        if (name.startsWith(TOPIC_ID)) {
            return "application.id " + settings.applicationId() + ": topic " + name.substring(TOPIC_ID.length())
                    + " was deleted and made anew, and with the former one a part of what was counted is gone."
                    + startOver();
        }
        if (name.equals(SettingsKeys.PSEUDONYM_KEY)) {
            return name + ": the users of application.id " + settings.applicationId() + " were counted "
                    + (before.equals(NONE) ? "without a key" : "with another key")
                    + "; every user would be counted anew, as another one. Put back what was set before." + startOver();
        }
        return name + " " + now + ": the counts of application.id " + settings.applicationId() + " were made with "
                + before + "; counts of both would be mixed. Put back what was set before." + startOver();
    }

    private static String startOver() {
        return " Or count anew: after `reset`, or with another application.id and other output topics";
    }

    private Map<String, String> fixed() {
        UserSource user = settings.eventSchema().user();
        return Map.of(
                SettingsKeys.ZONE, settings.zone().getId(),
                SettingsKeys.INPUT_USER, String.join(", ", user.paths()),
                SettingsKeys.USER_IGNORE, user.ignored().isEmpty() ? NONE : String.join(", ", user.ignored()),
                SettingsKeys.USER_CASE,
                        user.userCase().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                SettingsKeys.KEY_FORMAT, user.keyFormat().name().toLowerCase(Locale.ROOT),
                SettingsKeys.VISITS_PARTITIONS, Integer.toString(settings.visitsPartitions()),
                SettingsKeys.PSEUDONYM_KEY,
                        settings.pseudonymKey()
                                .map(key -> new Pseudonyms(key).fingerprint())
                                .orElse(NONE));
    }

    private Map<String, String> topicIds() {
        return topics.countingIds().entrySet().stream()
                .collect(Collectors.toMap(topic -> TOPIC_ID + topic.getKey(), topic -> topic.getValue()
                        .toString()));
    }
}

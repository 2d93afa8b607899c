package dev.rollcall.service.cluster;

import dev.rollcall.settings.Settings;
import dev.rollcall.settings.SettingsKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.TopicConfig;

/**
 * A topic as it must be. Immutable.
 *
 * @param role what the topic is to Rollcall
 * @param key the setting that names the topic, or from which its name is made
 * @param name its name
 * @param cleanupPolicy the only cleanup policy that keeps what is promised; empty if any will do
 * @param partitions how many partitions it must have; empty if any number will do
 */
record ExpectedTopic(Role role, String key, String name, Optional<String> cleanupPolicy, Optional<Integer> partitions) {
    private static final Optional<String> COMPACT = Optional.of(TopicConfig.CLEANUP_POLICY_COMPACT);
    private static final Optional<String> DELETE = Optional.of(TopicConfig.CLEANUP_POLICY_DELETE);

    /** All topics of one Rollcall, in the order of the data flow. */
    static List<ExpectedTopic> all(Settings settings) {
        Optional<Integer> one = Optional.of(1);
        Optional<Integer> fixed = Optional.of(settings.visitsPartitions());
        Optional<Integer> any = Optional.empty();
        List<ExpectedTopic> topics = new ArrayList<>();
        settings.inputTopics()
                .forEach(name -> topics.add(
                        new ExpectedTopic(Role.INPUT, SettingsKeys.INPUT_TOPIC, name, Optional.empty(), any)));
        topics.addAll(List.of(
                new ExpectedTopic(Role.REJECTED, SettingsKeys.REJECTED_TOPIC, settings.rejectedTopic(), DELETE, any),
                internal(settings, Role.VISITS, "visits-repartition", DELETE, fixed),
                internal(settings, Role.ACTIVITY, "activity-changelog", COMPACT, fixed),
                internal(settings, Role.CHANGES, "changes-repartition", DELETE, one),
                internal(settings, Role.TOTALS, "totals-changelog", COMPACT, one),
                new ExpectedTopic(Role.OUTPUT, SettingsKeys.OUTPUT_TOPIC, settings.outputTopic(), COMPACT, one),
                new ExpectedTopic(Role.GAPS, SettingsKeys.GAPS_TOPIC, settings.gapsTopic(), COMPACT, one),
                new ExpectedTopic(
                        Role.RETENTION, SettingsKeys.RETENTION_TOPIC, settings.retentionTopic(), COMPACT, one),
                new ExpectedTopic(Role.ACCOUNTS, SettingsKeys.ACCOUNTS_TOPIC, settings.accountsTopic(), COMPACT, any),
                internal(settings, Role.SETTINGS, "settings", COMPACT, one)));
        settings.firstVisitsTopic()
                .map(name -> new ExpectedTopic(Role.FIRST_VISITS, SettingsKeys.FIRST_VISITS_TOPIC, name, DELETE, any))
                .ifPresent(topics::add);
        return topics;
    }

    private static ExpectedTopic internal(
            Settings settings, Role role, String suffix, Optional<String> policy, Optional<Integer> partitions) {
        String name = settings.applicationId() + '-' + suffix;
        return new ExpectedTopic(role, SettingsKeys.APPLICATION_ID, name, policy, partitions);
    }

    /** What is wrong with the topic as it is; each one line that says how to fix it. */
    List<String> complaints(FoundTopic found) {
        List<String> complaints = new ArrayList<>();
        if (role == Role.INPUT && found.cleanupPolicy().contains(TopicConfig.CLEANUP_POLICY_COMPACT)) {
            complaints.add(key + " " + name + ": the topic has cleanup.policy=" + found.cleanupPolicy()
                    + ", and compaction deletes events before they are counted; read a topic with cleanup.policy="
                    + TopicConfig.CLEANUP_POLICY_DELETE);
        }
        cleanupPolicy
                .filter(needed -> !needed.equals(found.cleanupPolicy()))
                .ifPresent(needed -> complaints.add(wrongPolicy(needed, found.cleanupPolicy())));
        partitions
                .filter(needed -> needed != found.partitions())
                .ifPresent(needed -> complaints.add(wrongPartitions(needed, found.partitions())));
        return complaints;
    }

    private String wrongPolicy(String needed, String actual) {
        return key + " " + name + ": the topic has cleanup.policy=" + actual + " and needs " + needed
                + "; fix it with: kafka-configs.sh --alter --entity-type topics --entity-name " + name
                + " --add-config cleanup.policy=" + needed;
    }

    private String wrongPartitions(int needed, int actual) {
        return switch (role) {
            case VISITS, ACTIVITY ->
                // All state sits behind the partitions of visits: another number would look for users where they are
                // not.
                SettingsKeys.VISITS_PARTITIONS + " " + needed + ": the topics of visits and activity rows have "
                        + actual
                        + " partitions, and their number is fixed for the life of an application id; set it to "
                        + actual + ", or start over under another application.id";
            default ->
                key + " " + name + ": the topic has " + actual + " partitions and needs " + needed
                        + (role.isCreatedByRollcall()
                                ? "; name another topic, or delete this one and let Rollcall create it"
                                : "; start over under another application.id");
        };
    }
}

package dev.rollcall.app.cluster;

import dev.rollcall.app.UserError;
import dev.rollcall.settings.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.TopicConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topics around one Rollcall: the input, which must exist, and those that it owns. */
public final class Topics {
    private static final Logger LOG = LoggerFactory.getLogger(Topics.class);

    /** Room for the headers that a rejected event carries in addition: bytes. */
    private static final int HEADERS_BYTES = 64 * 1024;

    private final Settings settings;
    private final Cluster cluster;

    /**
     * The topics of a Rollcall.
     *
     * @param settings its settings
     * @param cluster its cluster
     */
    public Topics(Settings settings, Cluster cluster) {
        this.settings = settings;
        this.cluster = cluster;
    }

    /**
     * Checks all topics, and creates those that Rollcall owns.
     *
     * @throws UserError if the input topic is missing, or an existing topic cannot be used as it is
     */
    public void prepare() {
        TopicDescription input = input();
        checkVisits();
        int inputMaxBytes =
                Integer.parseInt(value(cluster.topicConfig(input.name()), TopicConfig.MAX_MESSAGE_BYTES_CONFIG));
        for (OwnedTopic topic : owned(input.partitions().size(), inputMaxBytes)) {
            Optional<TopicDescription> existing = cluster.topic(topic.name());
            if (existing.isPresent()) {
                check(topic, existing.get());
            } else {
                create(topic);
            }
        }
    }

    /**
     * The input topic.
     *
     * @return its description
     * @throws UserError if there is no such topic
     */
    public TopicDescription input() {
        return cluster.topic(settings.inputTopic())
                .orElseThrow(() -> new UserError("input.topic " + settings.inputTopic() + ": there is no such topic at "
                        + settings.bootstrapServers() + "; create it, or mend input.topic"));
    }

    /** All state sits behind the partitions of {@code visits}: another number would look for users where they are not. */
    private void checkVisits() {
        String name = settings.applicationId() + "-visits-repartition";
        cluster.topic(name).ifPresent(visits -> {
            int partitions = visits.partitions().size();
            if (partitions != settings.visitsPartitions()) {
                throw new UserError("visits.partitions " + settings.visitsPartitions() + ": topic " + name + " has "
                        + partitions
                        + " partitions, and their number is fixed for the life of an application id; set it to "
                        + partitions + ", or start over under another application.id");
            }
        });
    }

    private List<OwnedTopic> owned(int inputPartitions, int inputMaxBytes) {
        return List.of(
                new OwnedTopic("output.topic", settings.outputTopic(), compact(), 1, Optional.of(1), Map.of()),
                new OwnedTopic("accounts.topic", settings.accountsTopic(), compact(), 1, Optional.empty(), Map.of()),
                new OwnedTopic(
                        "rejected.topic",
                        settings.rejectedTopic(),
                        TopicConfig.CLEANUP_POLICY_DELETE,
                        inputPartitions,
                        Optional.empty(),
                        rejectedConfigs(inputMaxBytes)));
    }

    /** Whatever the input topic takes must fit, with our headers, and keep its timestamp. */
    private static Map<String, String> rejectedConfigs(int inputMaxBytes) {
        return Map.of(
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(inputMaxBytes + HEADERS_BYTES),
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime",
                TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG, Long.toString(Long.MAX_VALUE),
                TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, Long.toString(Long.MAX_VALUE));
    }

    private void create(OwnedTopic topic) {
        Map<String, String> configs = new HashMap<>(topic.configs());
        configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, topic.cleanupPolicy());
        cluster.create(new NewTopic(topic.name(), topic.partitions(), settings.replicationFactor()).configs(configs));
        LOG.info("Created topic {} ({}, {} partitions)", topic.name(), topic.cleanupPolicy(), topic.partitions());
    }

    private void check(OwnedTopic topic, TopicDescription existing) {
        String policy = value(cluster.topicConfig(topic.name()), TopicConfig.CLEANUP_POLICY_CONFIG);
        if (!policy.equals(topic.cleanupPolicy())) {
            throw new UserError(topic.key() + " " + topic.name() + ": the topic has cleanup.policy=" + policy
                    + " and needs " + topic.cleanupPolicy()
                    + "; mend it with: kafka-configs.sh --alter --entity-type topics"
                    + " --entity-name " + topic.name() + " --add-config cleanup.policy=" + topic.cleanupPolicy());
        }
        int partitions = existing.partitions().size();
        topic.fixedPartitions().filter(needed -> needed != partitions).ifPresent(needed -> {
            throw new UserError(topic.key() + " " + topic.name() + ": the topic has " + partitions
                    + " partitions and needs " + needed
                    + "; name another topic, or delete this one and let Rollcall create it");
        });
    }

    private static String compact() {
        return TopicConfig.CLEANUP_POLICY_COMPACT;
    }

    private static String value(Config config, String name) {
        return config.get(name).value();
    }
}

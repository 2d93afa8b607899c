package dev.rollcall.service.cluster;

import dev.rollcall.settings.Settings;
import dev.rollcall.topology.StreamsProperties;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** How topics are created: by Rollcall, by Kafka Streams, or by a person. Immutable. */
final class NewTopics {
    /** Room for the headers that a rejected event carries in addition: bytes. */
    private static final int HEADERS_BYTES = 64 * 1024;

    private static final int BROKERS_DEFAULT = -1;

    /** Record timestamps are those of our clock; a broker whose clock is behind must not refuse them. */
    private static final Map<String, String> OWN_TIMESTAMPS =
            Map.of(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, Long.toString(Long.MAX_VALUE));

    /** As Kafka Streams sets its repartition topics, of which it deletes what is committed. */
    private static final Map<String, String> REPARTITION =
            Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1", TopicConfig.SEGMENT_BYTES_CONFIG, "52428800");

    private final Settings settings;
    private final int inputPartitions;
    private final int inputMaxBytes;

    /** For input topics of which the largest has so many partitions, and whose records may have so many bytes. */
    NewTopics(Settings settings, int inputPartitions, int inputMaxBytes) {
        this.settings = settings;
        this.inputPartitions = inputPartitions;
        this.inputMaxBytes = inputMaxBytes;
    }

    /** A topic that does not exist, as it is to be; not the input. */
    NewTopic of(ExpectedTopic topic) {
        int partitions =
                switch (topic.role()) {
                    case REJECTED -> inputPartitions;
                    case FIRST_VISITS -> BROKERS_DEFAULT;
                    default -> topic.partitions().orElse(1);
                };
        Map<String, String> configs = new HashMap<>(configs(topic.role()));
        topic.cleanupPolicy().ifPresent(policy -> configs.put(TopicConfig.CLEANUP_POLICY_CONFIG, policy));
        return new NewTopic(topic.name(), partitions, settings.replicationFactor()).configs(configs);
    }

    private Map<String, String> configs(Role role) {
        return switch (role) {
            case REJECTED -> rejected();
            case VISITS, CHANGES -> internal(REPARTITION);
            case ACTIVITY, TOTALS -> internal(Map.of());
            default -> OWN_TIMESTAMPS;
        };
    }

    private Map<String, String> internal(Map<String, String> more) {
        Map<String, String> configs = new HashMap<>(more);
        configs.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime");
        configs.putAll(StreamsProperties.topicConfigs(settings));
        return configs;
    }

    /** Whatever the input topics take must fit, with our headers, and keep its timestamp. */
    private Map<String, String> rejected() {
        return Map.of(
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(rejectedMaxBytes(inputMaxBytes)),
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime",
                TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG, Long.toString(Long.MAX_VALUE),
                TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, Long.toString(Long.MAX_VALUE));
    }

    /** How large records of the rejected topic may be where those of the input topic have so many bytes. */
    static int rejectedMaxBytes(int inputMaxBytes) {
        return (int) Math.min(Integer.MAX_VALUE, (long) inputMaxBytes + HEADERS_BYTES);
    }

    /** The command by which a person creates a topic: one line for a shell. */
    String command(NewTopic topic) {
        String configs = new TreeMap<>(topic.configs())
                .entrySet().stream()
                        .map(config -> " --config " + config.getKey() + "=" + config.getValue())
                        .collect(Collectors.joining());
        String partitions = topic.numPartitions() < 0 ? "" : " --partitions " + topic.numPartitions();
        String replicas = topic.replicationFactor() < 0 ? "" : " --replication-factor " + topic.replicationFactor();
        return "kafka-topics.sh --bootstrap-server " + settings.bootstrapServers() + " --create --topic " + topic.name()
                + partitions + replicas + configs;
    }
}

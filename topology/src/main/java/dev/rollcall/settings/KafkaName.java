package dev.rollcall.settings;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * A name that goes to Kafka Streams and its clients.
 *
 * @param prefix chooses a client; empty if the name goes to Kafka Streams and to every client that knows it
 * @param name the name behind the prefix
 */
record KafkaName(String prefix, String name) {
    /** What a key begins with that goes to Kafka. */
    static final String KEY_PREFIX = "kafka.";

    private static final ConfigDef CONSUMER = ConsumerConfig.configDef();
    private static final ConfigDef PRODUCER = ProducerConfig.configDef();
    private static final ConfigDef ADMIN = AdminClientConfig.configDef();

    private static final Map<String, List<ConfigDef>> DEFINITIONS = Map.of(
            "",
            List.of(StreamsConfig.configDef(), CONSUMER, PRODUCER, ADMIN),
            StreamsConfig.CONSUMER_PREFIX,
            List.of(CONSUMER),
            StreamsConfig.MAIN_CONSUMER_PREFIX,
            List.of(CONSUMER),
            StreamsConfig.RESTORE_CONSUMER_PREFIX,
            List.of(CONSUMER),
            StreamsConfig.GLOBAL_CONSUMER_PREFIX,
            List.of(CONSUMER),
            StreamsConfig.PRODUCER_PREFIX,
            List.of(PRODUCER),
            StreamsConfig.ADMIN_CLIENT_PREFIX,
            List.of(ADMIN),
            StreamsConfig.TOPIC_PREFIX,
            List.of(topics()));

    /** Every known name with every prefix it may stand behind. */
    static final Set<String> ALL = DEFINITIONS.entrySet().stream()
            .flatMap(client -> client.getValue().stream()
                    .flatMap(definition -> definition.names().stream())
                    .map(client.getKey()::concat))
            .collect(Collectors.toUnmodifiableSet());

    static KafkaName of(String fullName) {
        String prefix = DEFINITIONS.keySet().stream()
                .filter(client -> !client.isEmpty() && fullName.startsWith(client))
                .findFirst()
                .orElse("");
        return new KafkaName(prefix, fullName.substring(prefix.length()));
    }

    /** Whether a key of the configuration is one for Kafka. */
    static boolean isKey(String key) {
        return key.startsWith(KEY_PREFIX) && !key.equals(KEY_PREFIX);
    }

    static KafkaName ofKey(String key) {
        return of(withoutKeyPrefix(key));
    }

    static String withoutKeyPrefix(String key) {
        return key.substring(KEY_PREFIX.length());
    }

    boolean isKnown() {
        return ALL.contains(prefix + name);
    }

    /** How the clients that the name goes to declare it; empty for names that only others know. */
    Stream<ConfigKey> definitions() {
        return DEFINITIONS.get(prefix).stream()
                .map(definition -> definition.configKeys().get(name))
                .filter(Objects::nonNull);
    }

    /** Whether the name is for any client: it has no prefix, and all of Kafka's clients know it, or none does. */
    boolean isForAnyClient() {
        boolean common = CONSUMER.names().contains(name) && ADMIN.names().contains(name);
        return prefix.isEmpty() && (common || !isKnown());
    }

    // The clients have the names of topic configurations only as constants; the definition is the broker's.
    private static ConfigDef topics() {
        ConfigDef topics = new ConfigDef();
        Stream.of(TopicConfig.class.getFields())
                .filter(field -> field.getName().endsWith("_CONFIG"))
                .forEach(field -> topics.define(constant(field), ConfigDef.Type.STRING, ConfigDef.Importance.LOW, ""));
        return topics;
    }

    private static String constant(Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("public constant " + field + " is not readable", e);
        }
    }
}

package dev.rollcall.settings;

import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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

/** The names that Kafka Streams and its clients know, plain and behind the prefixes that choose a client. */
final class KafkaNames {
    /** What a key begins with that goes to Kafka. */
    static final String KEY_PREFIX = "kafka.";

    /** No prefix: the name goes to Kafka Streams and to every client that knows it. */
    static final String PLAIN = "";

    private static final ConfigDef CONSUMER = ConsumerConfig.configDef();
    private static final ConfigDef PRODUCER = ProducerConfig.configDef();
    private static final ConfigDef ADMIN = AdminClientConfig.configDef();

    // Longer prefixes first: main.consumer. is not consumer. with something before it.
    private static final Map<String, List<ConfigDef>> CLIENTS = clients();
    private static final Set<String> TOPIC_NAMES = topicNames();
    private static final Set<String> ALL = allNames();

    private KafkaNames() {}

    /** A name and the prefix it stands behind, which may be empty. */
    record Split(String prefix, String name) {}

    static Split split(String fullName) {
        return Stream.concat(CLIENTS.keySet().stream(), Stream.of(StreamsConfig.TOPIC_PREFIX))
                .filter(prefix -> !prefix.isEmpty() && fullName.startsWith(prefix))
                .findFirst()
                .map(prefix -> new Split(prefix, fullName.substring(prefix.length())))
                .orElse(new Split(PLAIN, fullName));
    }

    static String withoutKeyPrefix(String key) {
        return key.substring(KEY_PREFIX.length());
    }

    /** Every known name with every prefix it may stand behind. */
    static Set<String> all() {
        return ALL;
    }

    private static Set<String> allNames() {
        Set<String> names = new LinkedHashSet<>();
        CLIENTS.forEach((prefix, definitions) ->
                definitions.forEach(definition -> definition.names().forEach(name -> names.add(prefix + name))));
        TOPIC_NAMES.forEach(name -> names.add(StreamsConfig.TOPIC_PREFIX + name));
        return Set.copyOf(names);
    }

    static boolean isKnown(String fullName) {
        return ALL.contains(fullName);
    }

    /** How the clients that a name goes to declare it; empty for names that only others know. */
    static List<ConfigKey> definitions(String fullName) {
        Split split = split(fullName);
        return CLIENTS.getOrDefault(split.prefix(), List.of()).stream()
                .map(definition -> definition.configKeys().get(split.name()))
                .filter(Objects::nonNull)
                .toList();
    }

    /** Whether a plain name is for any client: all of Kafka's clients know it, or none does. */
    static boolean isForAnyClient(String fullName) {
        boolean common = CONSUMER.names().contains(fullName) && ADMIN.names().contains(fullName);
        return split(fullName).prefix().isEmpty() && (common || !isKnown(fullName));
    }

    private static Map<String, List<ConfigDef>> clients() {
        Map<String, List<ConfigDef>> clients = new LinkedHashMap<>();
        clients.put(StreamsConfig.MAIN_CONSUMER_PREFIX, List.of(CONSUMER));
        clients.put(StreamsConfig.RESTORE_CONSUMER_PREFIX, List.of(CONSUMER));
        clients.put(StreamsConfig.GLOBAL_CONSUMER_PREFIX, List.of(CONSUMER));
        clients.put(StreamsConfig.CONSUMER_PREFIX, List.of(CONSUMER));
        clients.put(StreamsConfig.PRODUCER_PREFIX, List.of(PRODUCER));
        clients.put(StreamsConfig.ADMIN_CLIENT_PREFIX, List.of(ADMIN));
        clients.put(PLAIN, List.of(StreamsConfig.configDef(), CONSUMER, PRODUCER, ADMIN));
        return clients;
    }

    // The clients have the names of topic configurations only as constants; the definition is the broker's.
    private static Set<String> topicNames() {
        return Stream.of(TopicConfig.class.getFields())
                .filter(field -> field.getName().endsWith("_CONFIG"))
                .map(KafkaNames::constant)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String constant(Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("public constant " + field + " is not readable", e);
        }
    }
}

package dev.rollcall.app.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.streams.StreamsConfig;

/** What Kafka Streams and its clients take for a property that nobody sets. */
final class KafkaDefaults {
    private static final Map<String, List<ConfigDef>> BY_PREFIX = byPrefix();

    private KafkaDefaults() {}

    private static Map<String, List<ConfigDef>> byPrefix() {
        List<ConfigDef> consumer = List.of(ConsumerConfig.configDef());
        Map<String, List<ConfigDef>> byPrefix = new LinkedHashMap<>();
        byPrefix.put(StreamsConfig.MAIN_CONSUMER_PREFIX, consumer);
        byPrefix.put(StreamsConfig.RESTORE_CONSUMER_PREFIX, consumer);
        byPrefix.put(StreamsConfig.GLOBAL_CONSUMER_PREFIX, consumer);
        byPrefix.put(StreamsConfig.CONSUMER_PREFIX, consumer);
        byPrefix.put(StreamsConfig.PRODUCER_PREFIX, List.of(ProducerConfig.configDef()));
        byPrefix.put(StreamsConfig.ADMIN_CLIENT_PREFIX, List.of(AdminClientConfig.configDef()));
        // Last, for every name begins with it.
        byPrefix.put(
                "",
                List.of(
                        StreamsConfig.configDef(),
                        ConsumerConfig.configDef(),
                        ProducerConfig.configDef(),
                        AdminClientConfig.configDef()));
        return byPrefix;
    }

    /**
     * Whether a property says something else than Kafka's default.
     *
     * @param name its name, with the prefix that chooses a client
     * @param value its value, of the type that it is declared with, or text
     * @return also true if Kafka does not know the name; false for objects, which only code can pass
     */
    static boolean differs(String name, Object value) {
        if (!isPlain(value)) {
            return false;
        }
        Optional<ConfigKey> declared = declared(name);
        return declared.isEmpty()
                || !Objects.equals(declared.get().defaultValue, ConfigDef.parseType(name, value, declared.get().type));
    }

    private static Optional<ConfigKey> declared(String name) {
        return BY_PREFIX.entrySet().stream()
                .filter(prefix -> name.startsWith(prefix.getKey()))
                .findFirst()
                .flatMap(prefix -> prefix.getValue().stream()
                        .map(definition -> definition
                                .configKeys()
                                .get(name.substring(prefix.getKey().length())))
                        .filter(Objects::nonNull)
                        .findFirst());
    }

    private static boolean isPlain(Object value) {
        return value instanceof CharSequence
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Class;
    }

    /** A value as it would stand in a file. */
    static String text(Object value) {
        return value instanceof Class<?> type ? type.getName() : String.valueOf(value);
    }
}

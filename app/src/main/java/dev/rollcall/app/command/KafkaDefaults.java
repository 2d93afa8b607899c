package dev.rollcall.app.command;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.streams.StreamsConfig;

/** What Kafka Streams and its clients take for a property that nobody sets. */
final class KafkaDefaults {
    /** A name with the prefix that chooses a client of Kafka Streams. */
    private static final Pattern OF_CLIENT =
            Pattern.compile("(?:(?:main|restore|global)\\.)?(consumer|producer|admin)\\.(.+)");

    private static final Map<String, ConfigDef> CLIENTS = Map.of(
            "consumer", ConsumerConfig.configDef(),
            "producer", ProducerConfig.configDef(),
            "admin", AdminClientConfig.configDef());
    private static final List<ConfigDef> ALL =
            List.of(StreamsConfig.configDef(), CLIENTS.get("consumer"), CLIENTS.get("producer"), CLIENTS.get("admin"));

    private KafkaDefaults() {}

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
        Matcher client = OF_CLIENT.matcher(name);
        return client.matches()
                ? Optional.ofNullable(CLIENTS.get(client.group(1)).configKeys().get(client.group(2)))
                : ALL.stream()
                        .map(definition -> definition.configKeys().get(name))
                        .filter(Objects::nonNull)
                        .findFirst();
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

package dev.rollcall.service.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** What a reader of committed records asks of its consumer, whatever else the client properties say. */
public final class ReaderProperties {
    // A reader is no member of a group, and a group's settings without one are an error.
    private static final List<String> UNWANTED = List.of(
            ConsumerConfig.GROUP_ID_CONFIG,
            ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
            ConsumerConfig.GROUP_PROTOCOL_CONFIG,
            ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG);

    private ReaderProperties() {}

    /**
     * Properties for a consumer that is in no group.
     *
     * @param clientProperties how to reach the brokers, as Kafka's clients want it; not null
     * @return a new map, the caller's own
     */
    public static Map<String, Object> from(Map<String, Object> clientProperties) {
        Map<String, Object> properties = new HashMap<>(clientProperties);
        UNWANTED.forEach(properties::remove);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        // Offsets may have been deleted between looking them up and reading them.
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // The last fetch waits so long at the end of a topic, and closing waits for the last fetch.
        properties.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
        // Looking for a topic must not create it.
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return properties;
    }
}

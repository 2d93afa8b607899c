package dev.rollcall.trials.lab.relay;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * What a relay does. Immutable.
 *
 * @param bootstrapServers the brokers, not null
 * @param input the topic that it reads, not null
 * @param output the topic that it writes, not null
 * @param carefulness when it stores how far it has come, not null
 * @param workMicros how long the work on an event takes, in microseconds
 * @param consumer settings of the consumer, with the group; not null
 * @param producer settings of the producer, not null
 */
public record RelaySettings(
        String bootstrapServers,
        String input,
        String output,
        Carefulness carefulness,
        int workMicros,
        Map<String, String> consumer,
        Map<String, String> producer) {
    private static final String CONSUMER = "consumer.";
    private static final String PRODUCER = "producer.";

    /** Copies. */
    public RelaySettings {
        consumer = Map.copyOf(consumer);
        producer = Map.copyOf(producer);
    }

    /**
     * The same with other work.
     *
     * @param micros how long the work on an event takes, in microseconds
     * @return a changed copy
     */
    public RelaySettings withWork(int micros) {
        return new RelaySettings(bootstrapServers, input, output, carefulness, micros, consumer, producer);
    }

    /**
     * The same for another member of the group.
     *
     * @param name of the member; names its transactions, too
     * @return a changed copy
     */
    public RelaySettings as(String name) {
        Map<String, String> renamed = new LinkedHashMap<>(producer);
        if (carefulness == Carefulness.EXACTLY_ONCE) {
            renamed.put("transactional.id", name);
        }
        return new RelaySettings(bootstrapServers, input, output, carefulness, workMicros, consumer, renamed);
    }

    /**
     * The same with another setting of the consumer.
     *
     * @param name not null
     * @param value not null
     * @return a changed copy
     */
    public RelaySettings withConsumer(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(consumer);
        more.put(name, value);
        return new RelaySettings(bootstrapServers, input, output, carefulness, workMicros, more, producer);
    }

    /** The group of the consumer. */
    String group() {
        return consumer.get("group.id");
    }

    Properties asProperties() {
        Properties properties = new Properties();
        properties.setProperty("bootstrap.servers", bootstrapServers);
        properties.setProperty("input", input);
        properties.setProperty("output", output);
        properties.setProperty("carefulness", carefulness.name());
        properties.setProperty("work.micros", Integer.toString(workMicros));
        consumer.forEach((name, value) -> properties.setProperty(CONSUMER + name, value));
        producer.forEach((name, value) -> properties.setProperty(PRODUCER + name, value));
        return properties;
    }

    static RelaySettings of(Properties properties) {
        return new RelaySettings(
                properties.getProperty("bootstrap.servers"),
                properties.getProperty("input"),
                properties.getProperty("output"),
                Carefulness.valueOf(properties.getProperty("carefulness")),
                Integer.parseInt(properties.getProperty("work.micros")),
                behind(CONSUMER, properties),
                behind(PRODUCER, properties));
    }

    private static Map<String, String> behind(String prefix, Properties properties) {
        Map<String, String> found = new LinkedHashMap<>();
        properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith(prefix))
                .forEach(name -> found.put(name.substring(prefix.length()), properties.getProperty(name)));
        return found;
    }
}

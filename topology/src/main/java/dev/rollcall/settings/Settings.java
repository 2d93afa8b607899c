package dev.rollcall.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.event.EventSchema;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.streams.StreamsConfig;

/** The configuration in force, checked. Immutable; nothing that it returns is null. */
public final class Settings {
    private final Map<String, Object> values;
    private final Map<String, String> kafka;
    private final List<EffectiveSetting> effective;

    // Only valid values come here.
    Settings(Map<String, Object> values, Map<String, String> kafka, List<EffectiveSetting> effective) {
        this.values = Map.copyOf(values);
        this.kafka = Collections.unmodifiableMap(new TreeMap<>(kafka));
        this.effective = List.copyOf(effective);
    }

    /**
     * Makes settings of values, without a file and without the environment.
     *
     * @param values by key
     * @return the settings
     * @throws SettingsException if anything is wrong, with all that is
     */
    public static Settings of(Map<String, String> values) {
        List<String> assignments = values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
        return new SettingsLoader().set(assignments).load().settings();
    }

    /** The brokers to begin with, comma-separated {@code host:port}. */
    public String bootstrapServers() {
        List<?> servers = (List<?>) values.get(SettingsKeys.BOOTSTRAP_SERVERS);
        return servers.stream().map(Object::toString).collect(Collectors.joining(","));
    }

    /** Names the group, the transactions and the internal topics. */
    public String applicationId() {
        return text(SettingsKeys.APPLICATION_ID);
    }

    /** The topic with the events. */
    public String inputTopic() {
        return text(SettingsKeys.INPUT_TOPIC);
    }

    /** Where the fields of an event stand. */
    public EventSchema eventSchema() {
        return new EventSchema(
                text(SettingsKeys.INPUT_USER),
                text(SettingsKeys.INPUT_TIME),
                TimeFormats.read(text(SettingsKeys.INPUT_TIME_FORMAT)),
                Fields.readDimensions(text(SettingsKeys.DIMENSIONS)));
    }

    /** The secret by which users are replaced; empty if they stay as they are. A new array. */
    public Optional<byte[]> pseudonymKey() {
        return Optional.ofNullable((Password) values.get(SettingsKeys.PSEUDONYM_KEY))
                .map(secret -> secret.value().getBytes(UTF_8));
    }

    /** The time zone in which a day begins and ends. */
    public ZoneId zone() {
        return ZoneId.of(text(SettingsKeys.ZONE));
    }

    /** Days of the weekly window, 2 to 64. */
    public int wauDays() {
        return number(SettingsKeys.WAU_DAYS);
    }

    /** Days of the monthly window, 2 to 64; may be fewer than those of the weekly one. */
    public int mauDays() {
        return number(SettingsKeys.MAU_DAYS);
    }

    /** How much earlier than its record's timestamp an event may be; zero or more. */
    public Duration maxLateness() {
        return Duration.parse(text(SettingsKeys.MAX_LATENESS));
    }

    /** How much later than its record's timestamp an event may be; zero or more. */
    public Duration maxAhead() {
        return Duration.parse(text(SettingsKeys.MAX_AHEAD));
    }

    /** Days of activity that are kept for a user; covers both windows and the lateness. */
    public int historyDays() {
        return number(SettingsKeys.HISTORY_DAYS);
    }

    /** The topic for the report rows. */
    public String outputTopic() {
        return text(SettingsKeys.OUTPUT_TOPIC);
    }

    /** The topic for rejected events. */
    public String rejectedTopic() {
        return text(SettingsKeys.REJECTED_TOPIC);
    }

    /** The topic for the accounts. */
    public String accountsTopic() {
        return text(SettingsKeys.ACCOUNTS_TOPIC);
    }

    /** Partitions of {@code visits}, 1 to 1000. */
    public int visitsPartitions() {
        return number(SettingsKeys.VISITS_PARTITIONS);
    }

    /** Replicas of every topic that is created, or -1 for the brokers' default. */
    public short replicationFactor() {
        return (short) values.get(SettingsKeys.REPLICATION_FACTOR);
    }

    /** The directory under which every instance has one of its own; may be relative, need not exist. */
    public Path stateDir() {
        return Path.of(text(SettingsKeys.STATE_DIR));
    }

    /** How many other instances keep a copy of each part of the state, 0 to 5. */
    public int standbyReplicas() {
        return number(SettingsKeys.STANDBY_REPLICAS);
    }

    /** How many threads count, at least 1. */
    public int threads() {
        return number(SettingsKeys.THREADS);
    }

    /** How much memory RocksDB may take outside the heap, at least 64 MiB: bytes. */
    public long rocksDbMemory() {
        return Sizes.read(text(SettingsKeys.ROCKSDB_MEMORY));
    }

    /** The address on which HTTP is served. */
    public String httpHost() {
        return text(SettingsKeys.HTTP_HOST);
    }

    /** The port for HTTP; 0 for any, -1 for no HTTP. */
    public int httpPort() {
        return number(SettingsKeys.HTTP_PORT);
    }

    /** What an HTTP request must bring; empty if that is nothing. */
    public Optional<String> httpToken() {
        return Optional.ofNullable((Password) values.get(SettingsKeys.HTTP_TOKEN))
                .map(Password::value);
    }

    /** What goes to Kafka Streams and its clients, by Kafka's names and without a name that is refused. */
    public Map<String, String> kafka() {
        return kafka;
    }

    /**
     * What an admin client or a plain consumer needs to reach the brokers: where they are, security, timeouts, and
     * names that only plug-ins know. Not what is behind a prefix, and not {@code client.id}, which is for one client.
     *
     * @return a new map, the caller's own
     */
    public Map<String, Object> clientProperties() {
        Map<String, Object> properties = new HashMap<>();
        kafka.forEach((name, value) -> {
            if (KafkaNames.isForAnyClient(name)
                    && !name.equals(CommonClientConfigs.CLIENT_ID_CONFIG)
                    && !name.startsWith(StreamsConfig.CLIENT_TAG_PREFIX)) {
                properties.put(name, value);
            }
        });
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
        return properties;
    }

    /** Every setting that is in force with its origin, in the order of the reference page; secrets are hidden. */
    public List<EffectiveSetting> effective() {
        return effective;
    }

    /** The effective settings, without secrets. */
    @Override
    public String toString() {
        return effective.toString();
    }

    private String text(String key) {
        return (String) values.get(key);
    }

    private int number(String key) {
        return (int) values.get(key);
    }
}

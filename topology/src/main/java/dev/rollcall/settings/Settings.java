package dev.rollcall.settings;

import dev.rollcall.changes.CohortLimits;
import dev.rollcall.event.format.InputFormat;
import dev.rollcall.event.reading.EventSchema;
import dev.rollcall.event.time.TimeLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The configuration in force, checked. Immutable; nothing is null.
 *
 * @param bootstrapServers the brokers to begin with, comma-separated {@code host:port}
 * @param applicationId names the group, the transactions and the internal topics
 * @param inputTopics the topics with the events, at least one, in configured order
 * @param inputFormat how events are written
 * @param eventSchema where the fields of an event stand
 * @param pseudonymKey the secret by which users are replaced, not to be changed; empty if they stay as they are
 * @param zone the time zone in which a day begins and ends
 * @param wauDays days of the weekly window, 2 to 400
 * @param mauDays days of the monthly window, 2 to 400; may be fewer than those of the weekly one
 * @param cohorts how far cohorts are followed, each 0 to 400
 * @param maxLateness how much earlier than its record's timestamp an event may be; zero or more
 * @param maxAhead how much later than its record's timestamp an event may be; zero or more
 * @param earliest the first day on which an event may be
 * @param latest the last day on which an event may be; not before the first
 * @param outputTopic the topic for the report rows
 * @param rejectedTopic the topic for rejected events
 * @param gapsTopic the topic for the gaps
 * @param retentionTopic the topic for the cohorts
 * @param accountsTopic the topic for the accounts
 * @param firstVisitsTopic the topic for first visits; empty if nobody wants them
 * @param visitsPartitions partitions of {@code visits}, 1 to 1000
 * @param replicationFactor replicas of every topic that is created, or -1 for the brokers' default
 * @param sink where a copy of the results is kept
 * @param stateDir the directory under which every instance has one of its own; may be relative, need not exist
 * @param standbyReplicas how many other instances keep a copy of each part of the state, 0 to 5
 * @param threads how many threads count, at least 1
 * @param rocksDbMemory how much memory RocksDB may take outside the heap, at least 64 MiB: bytes
 * @param httpHost the address on which HTTP is served
 * @param httpPort the port for HTTP; 0 for any, -1 for no HTTP
 * @param httpAllowedHosts names by which HTTP may be asked for, besides those of loopback and {@code httpHost}
 * @param httpToken what an HTTP request must bring; empty if that is nothing
 * @param startTimeout how long to wait for the first broker before giving up
 * @param log how and how much is logged
 * @param kafka what goes to Kafka Streams and its clients, by Kafka's names and without a name that is refused
 * @param effective every setting that is in force with its origin, in the order of the reference page; secrets are hidden
 * @param warnings what was ignored on the way, possibly nothing: one line each; not errors
 */
public record Settings(
        String bootstrapServers,
        String applicationId,
        List<String> inputTopics,
        InputFormat inputFormat,
        EventSchema eventSchema,
        Optional<byte[]> pseudonymKey,
        ZoneId zone,
        int wauDays,
        int mauDays,
        CohortLimits cohorts,
        Duration maxLateness,
        Duration maxAhead,
        LocalDate earliest,
        LocalDate latest,
        String outputTopic,
        String rejectedTopic,
        String gapsTopic,
        String retentionTopic,
        String accountsTopic,
        Optional<String> firstVisitsTopic,
        int visitsPartitions,
        short replicationFactor,
        SinkSettings sink,
        Path stateDir,
        int standbyReplicas,
        int threads,
        long rocksDbMemory,
        String httpHost,
        int httpPort,
        List<String> httpAllowedHosts,
        Optional<String> httpToken,
        Duration startTimeout,
        LogSettings log,
        Map<String, String> kafka,
        List<EffectiveSetting> effective,
        List<String> warnings) {

    /** Makes what it holds immutable. */
    public Settings {
        inputTopics = List.copyOf(inputTopics);
        httpAllowedHosts = List.copyOf(httpAllowedHosts);
        kafka = Collections.unmodifiableMap(new TreeMap<>(kafka));
        effective = List.copyOf(effective);
        warnings = List.copyOf(warnings);
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
        return new SettingsLoader().set(assignments).load();
    }

    /** The topic that keeps what may not change for the life of the application id. */
    public String settingsTopic() {
        return applicationId + "-settings";
    }

    /** Which times of events count. */
    public TimeLimits timeLimits() {
        return new TimeLimits(zone, maxLateness, maxAhead, earliest, latest);
    }

    /**
     * What an admin client or a plain consumer needs to reach the brokers: where they are, security, timeouts, and
     * names that only plug-ins know. Not what is behind a prefix, and not {@code client.id}, which is for one client.
     *
     * @return a new map, the caller's own
     */
    public Map<String, Object> clientProperties() {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties
                .keySet()
                .removeIf(name -> !KafkaName.of(name).isForAnyClient()
                        || name.equals(CommonClientConfigs.CLIENT_ID_CONFIG)
                        || name.startsWith(StreamsConfig.CLIENT_TAG_PREFIX));
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return properties;
    }

    /** The effective settings, without secrets. */
    @Override
    public String toString() {
        return effective.toString();
    }
}

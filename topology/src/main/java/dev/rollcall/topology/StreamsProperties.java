package dev.rollcall.topology;

import static org.apache.kafka.streams.StreamsConfig.CONSUMER_PREFIX;
import static org.apache.kafka.streams.StreamsConfig.adminClientPrefix;
import static org.apache.kafka.streams.StreamsConfig.consumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.producerPrefix;
import static org.apache.kafka.streams.StreamsConfig.restoreConsumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.topicPrefix;

import dev.rollcall.settings.Settings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The properties that Kafka Streams runs with: what makes it exact, what makes it fast, and what the user set. Immutable. */
public final class StreamsProperties {
    /** How long a killed instance keeps its partitions before others take them over; Kafka's default is 45 s. */
    private static final int SESSION_TIMEOUT_MS = 15_000;

    /** Those who take over learn of it by their next heartbeat; Kafka's default is 3 s. */
    private static final int HEARTBEAT_INTERVAL_MS = 1_000;

    /** New input partitions are found within this time; Kafka's default is 5 minutes. */
    private static final int METADATA_MAX_AGE_MS = 30_000;

    /**
     * Commits come sooner, when tasks ask for them: see {@code CommitPace}. How far standby and restoring tasks are is noted so often.
     */
    private static final int COMMIT_INTERVAL_MS = 5_000;

    /** Kafka Streams does not start if transactions may not last as long as the interval; whoever shortens them has this one. */
    private static final int SHORT_COMMIT_INTERVAL_MS = 500;

    /** A thread without records looks so often whether a commit is due. */
    private static final long POLL_MS = 25;

    /**
     * A poll is taken in steps of so many records until it is large enough: see {@code PolledRecordsConsumer}. Of events that compress well a step may be
     * large: 250 MB if each has 1 MB.
     */
    private static final int RECORDS_PER_STEP = 250;

    /** Rows are restored so many at once. */
    private static final int RESTORED_PER_POLL = 5_000;

    /**
     * The operating system sizes the buffer. With Kafka's 64 KiB a fetch comes in many small reads, each a round of the client's network
     * code, which then is compiled at length: 5,000,000 events took 0.4 to 1.1 of 20 CPU seconds less so (two rounds each), and the broker 0.4.
     */
    private static final int RECEIVE_BUFFER = -1;

    /** Polled records, not events, wait in a task's queue; one that is processed and one that waits keep the thread busy. */
    private static final int BUFFERED_POLLS = 2;

    /**
     * A broker answers requests of a connection one after the other, so a fetch that waits for rows holds up the question where the
     * changelog of the next task begins. From the first of eight new tasks to the last it took 0.9 s with
     * Kafka's 500 ms, 0.3 to 0.5 s with 100 ms, and 0.1 to 0.4 s with 20 ms; a standby asks at most 20 times a second with 50 ms.
     */
    private static final int RESTORE_FETCH_MAX_WAIT_MS = 50;

    /**
     * A producer sleeps so long once it has found a coordinator, twice at every start. Later waits double, up to Kafka's maximum of a second.
     */
    private static final int PRODUCER_RETRY_BACKOFF_MS = 20;

    /** The batch of a producer; rows and report rows are small and many. */
    private static final int PRODUCER_BATCH_BYTES = 128 * 1024;

    /** Any event that a broker takes must fit when it is rejected; a broker takes requests of up to 100 MiB by default. */
    private static final int MAX_REQUEST_BYTES = 64 * 1024 * 1024;

    /**
     * While no broker answers a thread waits where it is, and goes on when one is back. Kafka's default of a minute would end it; a
     * thread that waits longer than {@code max.poll.interval.ms}, 5 minutes, has lost its partitions anyway.
     */
    private static final int PRODUCER_MAX_BLOCK_MS = 300_000;

    /** Kafka's default of 5 minutes would end a thread for an outage that a new thread could not end either. */
    private static final long TASK_TIMEOUT_MS = 24L * 60 * 60 * 1000;

    /** Identifiers hold little that repeats, but often few different bytes: zstd took a third less room than lz4, and no more time. */
    private static final int ZSTD_LEVEL = 1;

    /**
     * Internal topics take records of this size. One with all segments of one user may become larger than Kafka's default of 1 MiB, and
     * then could not be stored; some brokers that others run do not allow more than this.
     */
    private static final int INTERNAL_RECORD_BYTES = 8 * 1024 * 1024;

    private static final int PRODUCER_BUFFER_BYTES = 96 * 1024 * 1024;

    private final Map<String, Object> properties = new TreeMap<>();
    private final RocksMemory rocksMemory;

    /**
     * Puts the properties together.
     *
     * @param settings the settings
     * @param stateDir the state directory of this instance alone
     * @param instanceId the static member id of this instance, if it has one
     */
    public StreamsProperties(Settings settings, Path stateDir, Optional<String> instanceId) {
        rocksMemory = new RocksMemory(settings.rocksDbMemory(), settings.visitsPartitions() + 1);
        fast();
        robust();
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.standbyReplicas());
        if (settings.kafka().containsKey(producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG))) {
            properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, SHORT_COMMIT_INTERVAL_MS);
        }
        // What the user set goes over what we think is good, but never over what makes the result exact.
        settings.kafka().keySet().forEach(this::forgetForSomeClients);
        properties.putAll(settings.kafka());
        exact();
        topicConfigs(settings).forEach((name, value) -> properties.put(topicPrefix(name), value));
        properties.put(RocksMemory.CONFIG, rocksMemory);
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) settings.replicationFactor());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        instanceId.ifPresent(id -> properties.put(consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), id));
    }

    /**
     * A name without a prefix is meant for all clients, one for consumers for every kind of them, and Kafka Streams would let ours with
     * a narrower prefix go before it.
     */
    private void forgetForSomeClients(String name) {
        properties.remove(consumerPrefix(name));
        properties.remove(restoreConsumerPrefix(
                name.startsWith(CONSUMER_PREFIX) ? name.substring(CONSUMER_PREFIX.length()) : name));
        properties.remove(producerPrefix(name));
        properties.remove(adminClientPrefix(name));
    }

    private void exact() {
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, StopOnSendError.class);
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    }

    private void fast() {
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_INTERVAL_MS);
        properties.put(StreamsConfig.POLL_MS_CONFIG, POLL_MS);
        // No order between input topics matters: a task of several does not wait for those that have nothing.
        properties.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        properties.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, BUFFERED_POLLS);
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksTuning.class);
        properties.put(consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), RECORDS_PER_STEP);
        properties.put(restoreConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), RESTORED_PER_POLL);
        properties.put(consumerPrefix(ConsumerConfig.RECEIVE_BUFFER_CONFIG), RECEIVE_BUFFER);
        properties.put(restoreConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG), RESTORE_FETCH_MAX_WAIT_MS);
        properties.put(producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), PRODUCER_RETRY_BACKOFF_MS);
        properties.put(producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "zstd");
        properties.put(producerPrefix(ProducerConfig.COMPRESSION_ZSTD_LEVEL_CONFIG), ZSTD_LEVEL);
        properties.put(producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), PRODUCER_BATCH_BYTES);
        properties.put(producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG), PRODUCER_BUFFER_BYTES);
        properties.put(producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), MAX_REQUEST_BYTES);
    }

    private void robust() {
        properties.put(consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_TIMEOUT_MS);
        properties.put(consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), HEARTBEAT_INTERVAL_MS);
        properties.put(CommonClientConfigs.METADATA_MAX_AGE_CONFIG, METADATA_MAX_AGE_MS);
        // A store takes the writes of a transaction once that has committed, so SIGKILL leaves it sound. We write right
        // before the commit, so Kafka's limit of uncommitted bytes never sees them: CommitPace and the rows bound them.
        properties.put(StreamsConfig.TRANSACTIONAL_STATE_STORES_CONFIG, true);
        properties.put(adminClientPrefix(CommonClientConfigs.METADATA_MAX_AGE_CONFIG), METADATA_MAX_AGE_MS);
        properties.put(producerPrefix(ProducerConfig.MAX_BLOCK_MS_CONFIG), PRODUCER_MAX_BLOCK_MS);
        properties.put(StreamsConfig.TASK_TIMEOUT_MS_CONFIG, TASK_TIMEOUT_MS);
        // The shortest that Kafka Streams allows: a new instance gets its share of the state soon.
        properties.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, 60_000L);
    }

    /**
     * How the topics are set that Kafka Streams creates.
     *
     * @param settings the settings; what they say of topics goes before what is good
     * @return configurations of topics
     */
    public static Map<String, String> topicConfigs(Settings settings) {
        Map<String, String> configs = new TreeMap<>();
        configs.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(INTERNAL_RECORD_BYTES));
        settings.kafka().forEach((name, value) -> {
            if (name.startsWith(StreamsConfig.TOPIC_PREFIX)) {
                configs.put(name.substring(StreamsConfig.TOPIC_PREFIX.length()), value.toString());
            }
        });
        // Record timestamps are those of our clock; a broker whose clock is behind must not refuse them.
        configs.put(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, Long.toString(Long.MAX_VALUE));
        return configs;
    }

    /**
     * The memory that all stores which run with these properties share.
     *
     * @return live meters of it
     */
    public RocksMemory rocksMemory() {
        return rocksMemory;
    }

    /**
     * The properties as {@code StreamsConfig} takes them.
     *
     * @return a copy
     */
    public Map<String, Object> asMap() {
        return new TreeMap<>(properties);
    }

    /**
     * The properties as {@code KafkaStreams} takes them.
     *
     * @return a copy
     */
    public Properties asProperties() {
        Properties copy = new Properties();
        copy.putAll(properties);
        return copy;
    }
}

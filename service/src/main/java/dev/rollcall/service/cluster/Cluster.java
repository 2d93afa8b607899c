package dev.rollcall.service.cluster;

import dev.rollcall.service.Causes;
import dev.rollcall.service.NoBrokerException;
import dev.rollcall.service.UserError;
import dev.rollcall.settings.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The few questions that Rollcall asks of a cluster. Thread-safe. */
public final class Cluster implements AutoCloseable {
    /** No broker may be silent for longer, in milliseconds. */
    private static final int TIMEOUT_MS = 10_000;

    private static final int REQUEST_TIMEOUT_MS = 4_000;

    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(10);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    /** Nothing that is still under way is waited for. */
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(1);

    private final Settings settings;
    private final Admin admin;
    private final Answers answers;

    /**
     * A connection to the cluster of the settings; brokers are asked only when a question is.
     *
     * @param settings the settings
     * @throws UserError if the addresses or the security settings are wrong
     */
    public Cluster(Settings settings) {
        this.settings = settings;
        answers = new Answers(settings.bootstrapServers());
        Map<String, Object> properties = new HashMap<>(settings.clientProperties());
        // Kafka refuses a request that may take longer than the question it is part of.
        Object patience = properties.getOrDefault(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        properties.putIfAbsent(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, patience);
        properties.putIfAbsent(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS);
        try {
            admin = Admin.create(properties);
        } catch (KafkaException e) {
            throw new UserError("bootstrap.servers " + settings.bootstrapServers() + ": no connection can be set up: "
                    + Causes.root(e).getMessage() + "; fix the address, or the kafka.* keys");
        }
    }

    /**
     * What the cluster is asked for.
     *
     * @return the settings that name it
     */
    public Settings settings() {
        return settings;
    }

    /**
     * The id of the cluster.
     *
     * @return the id
     * @throws NoBrokerException if no broker answers
     */
    public String id() {
        return ask("the cluster", asked -> asked.describeCluster().clusterId());
    }

    /**
     * Waits for the first answer, while something else is done: it takes its time, for the connection has to be made.
     *
     * @param atMost how long to wait
     * @param meanwhile what to do between the question and the answer
     * @throws NoBrokerException if no broker answers in time
     */
    public void awaitBroker(Duration atMost, Runnable meanwhile) {
        DescribeClusterOptions patience = new DescribeClusterOptions().timeoutMs((int) atMost.toMillis());
        KafkaFuture<String> id = admin.describeCluster(patience).clusterId();
        meanwhile.run();
        answers.await("the cluster", id);
    }

    /**
     * A topic.
     *
     * @param name its name
     * @return its description; empty if there is no such topic
     */
    public Optional<TopicDescription> topic(String name) {
        try {
            return Optional.of(answers.await(
                    "topic " + name,
                    Right.onTopic(AclOperation.DESCRIBE, name),
                    admin.describeTopics(List.of(name)).topicNameValues().get(name)));
        } catch (UnknownTopicOrPartitionException e) {
            return Optional.empty();
        }
    }

    /**
     * A topic that has been created, if only just now: the broker that is asked may hear of it a little later than another one.
     *
     * @param name its name
     * @return its description
     * @throws UserError if there is no such topic for ten seconds
     */
    public TopicDescription createdTopic(String name) {
        AtomicReference<TopicDescription> found = new AtomicReference<>();
        awaitThat(() -> {
            topic(name).ifPresent(found::set);
            return found.get() != null;
        });
        return Optional.ofNullable(found.get())
                .orElseThrow(
                        () -> new UserError("topic " + name + " was deleted while Rollcall started; start it again"));
    }

    /**
     * The configuration of a topic that exists.
     *
     * @param name its name
     * @return what is set or has a default, by name
     */
    public Map<String, String> topicConfig(String name) {
        return config(ConfigResource.Type.TOPIC, name, Right.onTopic(AclOperation.DESCRIBE_CONFIGS, name));
    }

    /**
     * The configuration of a broker.
     *
     * @param id its id
     * @return what is set or has a default, by name
     * @throws UserError if there is no right to ask
     */
    public Map<String, String> brokerConfig(int id) {
        return config(ConfigResource.Type.BROKER, Integer.toString(id), null);
    }

    private Map<String, String> config(ConfigResource.Type type, String name, Right needed) {
        ConfigResource resource = new ConfigResource(type, name);
        return answers
                .await(
                        "the configuration of " + type.name().toLowerCase(Locale.ROOT) + " " + name,
                        needed,
                        admin.describeConfigs(List.of(resource)).values().get(resource))
                .entries()
                .stream()
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }

    /**
     * Creates a topic, unless another instance has just done so, and waits until brokers have heard of it.
     *
     * @param topic the topic
     */
    public void create(NewTopic topic) {
        create(topic, new CreateTopicsOptions());
        awaitThat(() -> topic(topic.name()).isPresent());
    }

    /**
     * Asks whether a topic could be created, without doing so.
     *
     * @param topic the topic
     * @throws UserError if the brokers refuse
     */
    public void checkCreation(NewTopic topic) {
        create(topic, new CreateTopicsOptions().validateOnly(true));
    }

    /** Brokers before 3.6 do not know every setting, and others have a policy of their own. */
    private void create(NewTopic topic, CreateTopicsOptions options) {
        try {
            answers.await(
                    "creating topic " + topic.name(),
                    Right.onTopic(AclOperation.CREATE, topic.name()),
                    admin.createTopics(List.of(topic), options).values().get(topic.name()));
        } catch (TopicExistsException e) {
            // Another instance that starts at the same time was faster; what it made is what we need.
        } catch (PolicyViolationException | InvalidConfigurationException e) {
            throw new UserError(
                    "topic " + topic.name() + ": the brokers refuse to create it: " + e.getMessage()
                            + "; create it by hand in a way that they take (`topics --script` prints the commands), and start Rollcall again");
        }
    }

    /**
     * Deletes a topic, and waits until brokers have heard of it: whoever creates it anew meanwhile would be refused.
     *
     * @param topic its name
     */
    public void delete(String topic) {
        ask("the deletion of topic " + topic, asked -> asked.deleteTopics(List.of(topic))
                .all());
        awaitThat(() -> topic(topic).isEmpty());
    }

    /** What a controller has acknowledged, brokers know a little later. */
    private static void awaitThat(BooleanSupplier brokersKnow) {
        long patience = System.nanoTime() + KNOWN_WITHIN.toNanos();
        while (!brokersKnow.getAsBoolean() && System.nanoTime() < patience) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    /**
     * Deletes all records that a topic has now.
     *
     * @param topic its name
     */
    public void deleteRecords(String topic) {
        Map<TopicPartition, RecordsToDelete> all = partitions(topic(topic).orElseThrow()).stream()
                // To the end, whatever it is.
                .collect(Collectors.toMap(partition -> partition, partition -> RecordsToDelete.beforeOffset(-1)));
        ask("the deletion of the records of topic " + topic, asked -> asked.deleteRecords(all)
                .all());
    }

    /**
     * The partitions of a topic.
     *
     * @param topic its description
     * @return in their order
     */
    public static List<TopicPartition> partitions(TopicDescription topic) {
        return topic.partitions().stream()
                .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                .toList();
    }

    /**
     * Where partitions begin and end.
     *
     * @return what can be asked until this is closed
     */
    public PartitionOffsets offsets() {
        return new PartitionOffsets(this);
    }

    /**
     * How far the application's group has committed.
     *
     * @return the committed offset of each partition that it ever committed
     */
    public Map<TopicPartition, Long> committed() {
        return committedWithMetadata().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, committed -> committed.getValue().offset()));
    }

    /**
     * How far the application's group has committed, and what its members have noted there.
     *
     * @return what is committed for each partition that it ever committed
     */
    public Map<TopicPartition, OffsetAndMetadata> committedWithMetadata() {
        String group = settings.applicationId();
        Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>(answers.await(
                "the offsets of group " + group,
                Right.toReadGroup(group),
                admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()));
        committed.values().removeIf(Objects::isNull);
        return committed;
    }

    /**
     * What may not change for the life of the application id.
     *
     * @return the topic that keeps it, by the name in the settings
     */
    public SettingsTopic settingsTopic() {
        return new SettingsTopic(settings.clientProperties(), settings.settingsTopic());
    }

    /**
     * What Rollcall is allowed to do.
     *
     * @return what can be asked until this is closed
     */
    public Rights rights() {
        return new Rights(admin, settings);
    }

    /**
     * What instances that are lost have left open.
     *
     * @return what can be asked for until this is closed
     */
    public LeftTransactions leftTransactions() {
        return new LeftTransactions(admin, settings.applicationId());
    }

    /**
     * Asks what only some commands want to know.
     *
     * @param what what is asked for, for messages
     * @param question asks it
     * @return the answer
     * @param <T> the answer's kind
     * @throws NoBrokerException if no broker answers
     * @throws UserError if there is no right to ask
     */
    public <T> T ask(String what, Function<Admin, KafkaFuture<T>> question) {
        return answers.await(what, question.apply(admin));
    }

    @Override
    public void close() {
        admin.close(CLOSE_WITHIN);
    }
}

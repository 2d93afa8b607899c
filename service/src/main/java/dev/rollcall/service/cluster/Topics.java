package dev.rollcall.service.cluster;

import dev.rollcall.service.UserError;
import dev.rollcall.settings.Settings;
import dev.rollcall.settings.SettingsKeys;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.TopicConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topics around one Rollcall: the input topics, which must exist, those that it creates, and those of Kafka Streams. */
public final class Topics {
    private static final Logger LOG = LoggerFactory.getLogger(Topics.class);

    private final Settings settings;
    private final Cluster cluster;

    /**
     * The topics of a Rollcall.
     *
     * @param cluster its cluster
     */
    public Topics(Cluster cluster) {
        settings = cluster.settings();
        this.cluster = cluster;
    }

    /**
     * Checks all topics that exist.
     *
     * @return how every topic is
     * @throws UserError if an input topic is missing, or a topic cannot be used as it is; one line for each
     */
    public List<TopicState> check() {
        input();
        List<TopicState> states = states();
        String complaints = states.stream()
                .flatMap(state -> state.complaints().stream())
                .distinct()
                .collect(Collectors.joining("\n"));
        if (!complaints.isEmpty()) {
            throw new UserError(complaints);
        }
        warnOfTooSmallRecords();
        return states;
    }

    /** It works as long as no large event is rejected, so it is no reason to refuse the start. */
    private void warnOfTooSmallRecords() {
        String rejected = settings.rejectedTopic();
        int largest = inputMaxBytes();
        if (cluster.topic(rejected).isPresent() && maxBytes(rejected) < largest) {
            LOG.warn(
                    "rejected.topic {}: the topic takes at most {} bytes, less than input.topic {}; a larger event could not be passed on"
                            + " and would stop the counting. Fix it with: kafka-configs.sh --alter --entity-type topics"
                            + " --entity-name {} --add-config max.message.bytes={}",
                    rejected,
                    maxBytes(rejected),
                    String.join(", ", settings.inputTopics()),
                    rejected,
                    NewTopics.rejectedMaxBytes(largest));
        }
    }

    /**
     * Creates the topics that Rollcall owns and that do not exist; the others are created by Kafka Streams, and brokers are asked whether they would let it.
     *
     * @return whether there was any to create
     * @throws UserError if an input topic is missing, or the brokers refuse to create one
     */
    public boolean create() {
        NewTopics topics = newTopics();
        List<ExpectedTopic> missing = missing();
        missing.stream()
                .filter(topic -> !topic.role().isCreatedByRollcall())
                .forEach(topic -> cluster.checkCreation(topics.of(topic)));
        List<ExpectedTopic> own = missing.stream()
                .filter(topic -> topic.role().isCreatedByRollcall())
                .toList();
        own.forEach(topic -> create(topics.of(topic)));
        return !own.isEmpty();
    }

    /**
     * How a person creates what is missing, where brokers do not let Rollcall.
     *
     * @return a command for each topic
     * @throws UserError if an input topic is missing
     */
    public List<String> script() {
        NewTopics topics = newTopics();
        return missing().stream().map(topic -> topics.command(topics.of(topic))).toList();
    }

    private NewTopics newTopics() {
        int partitions = input().stream()
                .mapToInt(topic -> topic.partitions().size())
                .max()
                .orElseThrow();
        return new NewTopics(settings, partitions, inputMaxBytes());
    }

    private List<ExpectedTopic> missing() {
        return ExpectedTopic.all(settings).stream()
                .filter(topic -> topic.role() != Role.INPUT
                        && cluster.topic(topic.name()).isEmpty())
                .toList();
    }

    /**
     * Checks that no topic has vanished that holds a part of what was counted. Kafka Streams would create it anew, empty, and go on with
     * what the others hold.
     *
     * @param lately how every topic was when it was looked at last
     * @throws UserError if one has
     */
    public void checkComplete(List<TopicState> lately) {
        if (missing(lately).isEmpty() || !hasState()) {
            return;
        }
        // Once more: another instance may just have begun.
        List<TopicState> gone = missing(states());
        if (!gone.isEmpty()) {
            throw new UserError(gone.stream()
                    .map(
                            topic -> SettingsKeys.APPLICATION_ID + " " + settings.applicationId() + ": topic "
                                    + topic.name()
                                    + " is gone, and with it a part of what was counted; an empty one would make the counts wrong. `reset` removes"
                                    + " the rest, so that the input is counted anew, or take another application.id with other output, accounts and rejected topics")
                    .collect(Collectors.joining("\n")));
        }
    }

    private static List<TopicState> missing(List<TopicState> states) {
        return states.stream()
                .filter(topic -> topic.role().isInternal() && topic.found().isEmpty())
                .toList();
    }

    /**
     * Whether anything was counted. Somebody may have set where the group is to begin; then nothing is published yet.
     *
     * @return true if topics hold a part of it
     */
    public boolean hasState() {
        Map<Role, Long> kept = new EnumMap<>(Role.class);
        states().stream()
                .filter(topic -> topic.found().isPresent())
                .forEach(topic -> kept.put(topic.role(), kept(topic)));
        boolean published = kept.getOrDefault(Role.OUTPUT, 0L) > 0;
        return Stream.of(Role.VISITS, Role.ACTIVITY, Role.CHANGES, Role.TOTALS)
                        .anyMatch(role -> kept.getOrDefault(role, 0L) > 0)
                || (published && !cluster.committed().isEmpty());
    }

    /**
     * Which topics take rows and accounts.
     *
     * @return another text than before if they are others, or were made anew
     * @throws UserError if one of them does not exist
     */
    public String publishedTo() {
        return Stream.of(
                        settings.outputTopic(),
                        settings.gapsTopic(),
                        settings.retentionTopic(),
                        settings.accountsTopic())
                .map(name -> cluster.createdTopic(name).topicId().toString())
                .collect(Collectors.joining(" "));
    }

    /**
     * The topic of first visits.
     *
     * @return its description; empty if none is set
     * @throws UserError if it is set and does not exist
     */
    public Optional<TopicDescription> firstVisits() {
        return settings.firstVisitsTopic().map(cluster::createdTopic);
    }

    /**
     * The input topics.
     *
     * @return their descriptions
     * @throws UserError if one of them does not exist
     */
    public List<TopicDescription> input() {
        return settings.inputTopics().stream()
                .map(name -> cluster.topic(name)
                        .orElseThrow(() -> new UserError("input.topic " + name + ": there is no such topic at "
                                + settings.bootstrapServers() + "; create it, or fix input.topic")))
                .toList();
    }

    /**
     * The partitions of the input topics.
     *
     * @return of all of them
     * @throws UserError if one of them does not exist
     */
    public List<TopicPartition> inputPartitions() {
        return input().stream().map(Cluster::partitions).flatMap(List::stream).toList();
    }

    /**
     * Which topics there are.
     *
     * @return the id of each that exists, by name; a topic that is made anew has another one
     */
    public Map<String, Uuid> ids() {
        Map<String, Uuid> ids = new HashMap<>();
        ExpectedTopic.all(settings).forEach(topic -> cluster.topic(topic.name())
                .ifPresent(found -> ids.put(topic.name(), found.topicId())));
        return ids;
    }

    /**
     * Which topics hold a part of what was counted.
     *
     * @return the id of each that exists, by name
     */
    public Map<String, Uuid> countingIds() {
        return states().stream()
                .filter(topic -> topic.role().isInternal() && topic.found().isPresent())
                .collect(Collectors.toMap(TopicState::name, topic -> cluster.createdTopic(topic.name())
                        .topicId()));
    }

    /**
     * How every topic is now.
     *
     * @return in the order of the data flow, also those that do not exist
     */
    public List<TopicState> states() {
        return ExpectedTopic.all(settings).stream().map(this::state).toList();
    }

    private TopicState state(ExpectedTopic expected) {
        Optional<FoundTopic> found = cluster.topic(expected.name()).map(this::found);
        List<String> complaints = found.map(expected::complaints).orElse(List.of());
        return new TopicState(expected.role(), expected.name(), found, complaints);
    }

    private FoundTopic found(TopicDescription topic) {
        return new FoundTopic(
                topic.partitions().size(),
                topic.partitions().get(0).replicas().size(),
                value(topic.name(), TopicConfig.CLEANUP_POLICY_CONFIG));
    }

    /**
     * How many records a topic keeps; in compacted topics and those of transactions somewhat fewer than counted here, for offsets
     * are counted.
     *
     * @param topic a topic that exists
     * @return the distance from the first to the last committed record, over all partitions
     */
    public long kept(TopicState topic) {
        List<TopicPartition> partitions = IntStream.range(
                        0, topic.found().map(FoundTopic::partitions).orElse(0))
                .mapToObj(partition -> new TopicPartition(topic.name(), partition))
                .toList();
        Map<TopicPartition, Long> starts = cluster.offsets().starts(partitions);
        return cluster.offsets().ends(partitions).entrySet().stream()
                .mapToLong(end -> end.getValue() - starts.get(end.getKey()))
                .sum();
    }

    private void create(NewTopic topic) {
        cluster.create(topic);
        LOG.info(
                "Created topic {} ({}, {} {})",
                topic.name(),
                topic.configs().get(TopicConfig.CLEANUP_POLICY_CONFIG),
                topic.numPartitions(),
                topic.numPartitions() == 1 ? "partition" : "partitions");
    }

    /** What the topic takes that takes most. */
    private int inputMaxBytes() {
        return settings.inputTopics().stream().mapToInt(this::maxBytes).max().orElseThrow();
    }

    private int maxBytes(String topic) {
        return Integer.parseInt(value(topic, TopicConfig.MAX_MESSAGE_BYTES_CONFIG));
    }

    private String value(String topic, String config) {
        return cluster.topicConfig(topic).get(config);
    }
}

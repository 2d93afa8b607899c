package dev.rollcall.trials.testbed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeMetadataQuorumOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.DescribeTransactionsOptions;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.QuorumInfo;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;

/** What the brokers say about themselves. An answer that does not come in time is no answer. Thread-safe. */
public final class ClusterView implements AutoCloseable {
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(1);
    private static final int ANSWER_WITHIN_MILLIS = 5_000;
    private static final int PROBE_WITHIN_MILLIS = 1_000;

    /** A controller that fetches is hardly ever further behind, and one that is down soon is: records. */
    private static final long CAUGHT_UP = 10;

    private final Admin admin;

    ClusterView(String bootstrapServers) {
        admin = Admin.create(Map.of(
                "bootstrap.servers", bootstrapServers,
                "reconnect.backoff.max.ms", "200",
                "retry.backoff.max.ms", "200"));
    }

    /** Whether a node answers a question that only it can answer. It does so once it has joined the cluster. */
    boolean serves(int node) {
        ConfigResource broker = new ConfigResource(ConfigResource.Type.BROKER, Integer.toString(node));
        DescribeConfigsOptions options = new DescribeConfigsOptions().timeoutMs(PROBE_WITHIN_MILLIS);
        return Answer.of(admin.describeConfigs(List.of(broker), options).all()).isPresent();
    }

    /** What is not in sync, in words; empty if all is. */
    List<String> notInSync() {
        List<String> behind = new ArrayList<>(controllersBehind());
        Optional<Collection<TopicDescription>> topics = topics();
        if (topics.isEmpty()) {
            behind.add("the topics (no answer)");
        }
        topics.stream().flatMap(Collection::stream).forEach(topic -> addBehind(topic, behind));
        return behind;
    }

    private Optional<Collection<TopicDescription>> topics() {
        ListTopicsOptions all = new ListTopicsOptions().listInternal(true).timeoutMs(ANSWER_WITHIN_MILLIS);
        DescribeTopicsOptions options = new DescribeTopicsOptions().timeoutMs(ANSWER_WITHIN_MILLIS);
        return Answer.of(admin.listTopics(all).names())
                .flatMap(names -> Answer.of(admin.describeTopics(names, options).allTopicNames()))
                .map(Map::values);
    }

    private static void addBehind(TopicDescription topic, List<String> behind) {
        for (TopicPartitionInfo partition : topic.partitions()) {
            List<Node> missing = new ArrayList<>(partition.replicas());
            missing.removeAll(partition.isr());
            if (!missing.isEmpty()) {
                behind.add(topic.name() + "-" + partition.partition() + " on "
                        + missing.stream().map(Node::id).toList());
            }
        }
    }

    private List<String> controllersBehind() {
        Optional<QuorumInfo> quorum = quorum();
        if (quorum.isEmpty()) {
            return List.of("the controllers (no answer)");
        }
        long leaderEnd = quorum.get().voters().stream()
                .mapToLong(QuorumInfo.ReplicaState::logEndOffset)
                .max()
                .orElse(0);
        return quorum.get().voters().stream()
                .filter(voter -> leaderEnd - voter.logEndOffset() > CAUGHT_UP)
                .map(voter -> "the controller on " + voter.replicaId())
                .toList();
    }

    private Optional<QuorumInfo> quorum() {
        DescribeMetadataQuorumOptions options = new DescribeMetadataQuorumOptions().timeoutMs(ANSWER_WITHIN_MILLIS);
        return Answer.of(admin.describeMetadataQuorum(options).quorumInfo());
    }

    /**
     * The node that coordinates a group.
     *
     * @param groupId not null
     * @return its number; empty if the group is unknown or has no coordinator at the moment
     */
    public Optional<Integer> coordinatorOfGroup(String groupId) {
        DescribeConsumerGroupsOptions options = new DescribeConsumerGroupsOptions().timeoutMs(ANSWER_WITHIN_MILLIS);
        return Answer.of(admin.describeConsumerGroups(List.of(groupId), options)
                        .describedGroups()
                        .get(groupId))
                .map(group -> group.coordinator().id());
    }

    /**
     * The node that coordinates the transactions of a producer.
     *
     * @param transactionalId not null
     * @return its number; empty if the id is unknown or has no coordinator at the moment
     */
    public Optional<Integer> coordinatorOfTransaction(String transactionalId) {
        DescribeTransactionsOptions options = new DescribeTransactionsOptions().timeoutMs(ANSWER_WITHIN_MILLIS);
        return Answer.of(admin.describeTransactions(List.of(transactionalId), options)
                        .description(transactionalId))
                .map(TransactionDescription::coordinatorId);
    }

    /** Closes the connections. */
    @Override
    public void close() {
        admin.close(CLOSE_WITHIN);
    }
}

package dev.rollcall.bench.contender;

import dev.rollcall.bench.broker.Answer;
import dev.rollcall.trials.testbed.Patience;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * Waits until a Kafka Streams program has counted and committed everything, looking as often as Rollcall does for
 * {@code --until-caught-up}.
 *
 * <p>All is counted when the offsets of the input and of all internal topics are committed up to their ends, and nothing was written to
 * any of them meanwhile.
 */
final class CommittedWatch {
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final Task task;

    CommittedWatch(Task task) {
        this.task = task;
    }

    /** Returns once all is counted; never if the task is to follow. */
    void await() {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, task.bootstrapServers()))) {
            while (task.follow() || !isDone(admin)) {
                Patience.pass(LOOK_EVERY);
            }
        }
    }

    private boolean isDone(Admin admin) {
        Map<TopicPartition, Long> ends = ends(admin, IsolationLevel.READ_UNCOMMITTED);
        Map<TopicPartition, Long> committed = committed(admin);
        boolean all = ends.entrySet().stream()
                .filter(end -> !end.getKey().topic().equals(task.output()))
                .allMatch(end -> committed.getOrDefault(end.getKey(), 0L) >= end.getValue());
        return all
                && ends(admin, IsolationLevel.READ_UNCOMMITTED).equals(ends)
                && ends(admin, IsolationLevel.READ_COMMITTED).equals(ends);
    }

    private Map<TopicPartition, Long> committed(Admin admin) {
        return Answer.of(admin.listConsumerGroupOffsets(task.id()).partitionsToOffsetAndMetadata()).entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private Map<TopicPartition, Long> ends(Admin admin, IsolationLevel isolation) {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>(partitions(admin).stream()
                .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest())));
        return Answer.of(admin.listOffsets(latest, new ListOffsetsOptions(isolation))
                        .all())
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private List<TopicPartition> partitions(Admin admin) {
        List<String> topics = Answer.of(admin.listTopics().names()).stream()
                .filter(topic -> topic.equals(task.input()) || topic.equals(task.output()) || isInternal(topic))
                .toList();
        return Answer.of(admin.describeTopics(topics).allTopicNames()).values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
    }

    private boolean isInternal(String topic) {
        return topic.startsWith(task.id()) && topic.endsWith("-repartition");
    }
}

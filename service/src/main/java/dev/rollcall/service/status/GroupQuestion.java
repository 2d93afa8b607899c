package dev.rollcall.service.status;

import dev.rollcall.service.cluster.Cluster;
import dev.rollcall.service.cluster.Group;
import dev.rollcall.service.cluster.GroupMember;
import dev.rollcall.service.cluster.backlog.Backlog;
import dev.rollcall.service.status.GroupStatus.InputLag;
import dev.rollcall.service.status.GroupStatus.Member;
import dev.rollcall.service.status.GroupStatus.Worker;
import dev.rollcall.settings.Settings;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/** Asks the brokers about the group, with a connection that is set up at the first question. Used by one thread at a time. */
public final class GroupQuestion implements Supplier<GroupStatus>, AutoCloseable {
    private final Settings settings;
    private final Clock clock;
    private Cluster cluster;

    /**
     * A question that is not asked yet.
     *
     * @param settings whose group, not null
     * @param clock tells when it was asked, not null
     */
    public GroupQuestion(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Asks.
     *
     * @return the answer
     * @throws dev.rollcall.service.UserError if no broker answers, or one refuses
     * @throws org.apache.kafka.common.KafkaException for anything else
     */
    @Override
    public GroupStatus get() {
        if (cluster == null) {
            cluster = new Cluster(settings);
        }
        Backlog backlog = new Backlog(cluster);
        Map<TopicPartition, Long> ends = backlog.inputEnds();
        List<InputLag> lag = backlog.committedWithin(ends).entrySet().stream()
                .map(at -> new InputLag(
                        at.getKey().topic(), at.getKey().partition(), at.getValue(), ends.get(at.getKey())))
                .sorted(Comparator.comparing(InputLag::topic).thenComparingInt(InputLag::partition))
                .toList();
        return new GroupStatus(
                clock.instant().truncatedTo(ChronoUnit.MILLIS), instances(new Group(cluster).members()), lag);
    }

    private List<Member> instances(List<GroupMember> members) {
        Map<String, List<GroupMember>> threads = members.stream()
                .collect(Collectors.groupingBy(GroupMember::instance, TreeMap::new, Collectors.toList()));
        return threads.entrySet().stream()
                .map(instance ->
                        new Member(instance.getKey(), instance.getValue().get(0).host(), workers(instance.getValue())))
                .toList();
    }

    private List<Worker> workers(List<GroupMember> threads) {
        return threads.stream()
                .map(thread -> new Worker(thread.id(), tasks(thread)))
                .sorted(Comparator.comparing(Worker::id))
                .toList();
    }

    private List<String> tasks(GroupMember thread) {
        return thread.partitions().stream()
                .map(at -> stage(at.topic()) + ' ' + at.partition())
                .distinct()
                .sorted()
                .toList();
    }

    private String stage(String topic) {
        if (settings.inputTopics().contains(topic)) {
            return "intake";
        }
        return topic.endsWith("-visits-repartition") ? "ledger" : "totals";
    }

    @Override
    public void close() {
        if (cluster != null) {
            cluster.close();
        }
    }
}

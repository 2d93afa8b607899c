package dev.rollcall.service.status;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.rollcall.service.cluster.Cluster;
import dev.rollcall.service.cluster.Group;
import dev.rollcall.service.cluster.OpenTransaction;
import dev.rollcall.service.cluster.PartitionOffsets;
import dev.rollcall.service.cluster.Transactions;
import dev.rollcall.service.cluster.backlog.Backlog;
import dev.rollcall.settings.Settings;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;

/**
 * How one Rollcall is doing. Immutable; as JSON it is what {@code status --format json} shows.
 *
 * @param application its id
 * @param group what its group is doing, such as {@code Stable}; {@code none} if it has never run
 * @param threads what every thread works on, by instance
 * @param input how far every input partition is behind
 * @param visits batches of visits that are not counted yet
 * @param changes batches of changes to counts that are not added up yet
 * @param transactions those that are under way
 * @param standbyReplicas how many copies of each part of the state are wanted
 */
@JsonPropertyOrder({"application", "group", "instances", "lag", "visits", "changes", "standby_replicas"})
public record Status(
        String application,
        String group,
        List<ThreadTasks> threads,
        List<InputLag> input,
        long visits,
        long changes,
        List<OpenTransaction> transactions,
        @JsonProperty("standby_replicas") int standbyReplicas) {
    /** Makes the lists immutable. */
    public Status {
        threads = List.copyOf(threads);
        input = List.copyOf(input);
        transactions = List.copyOf(transactions);
    }

    /**
     * Asks the brokers.
     *
     * @param cluster the cluster, with the settings
     * @param clock tells how long transactions have been open
     * @return how it is doing now
     * @throws dev.rollcall.service.UserError if no broker answers, or there is no input topic
     */
    public static Status of(Cluster cluster, Clock clock) {
        cluster.id();
        Settings settings = cluster.settings();
        Group group = new Group(cluster);
        Backlog backlog = new Backlog(cluster);
        List<ThreadTasks> threads = group.members().stream()
                .map(member -> ThreadTasks.of(member, settings))
                .sorted(Comparator.comparing(ThreadTasks::instance).thenComparing(ThreadTasks::thread))
                .toList();
        return new Status(
                settings.applicationId(),
                group.state().map(GroupState::toString).orElse("none"),
                threads,
                input(cluster, backlog, threads),
                backlog.uncommittedOf("visits"),
                backlog.uncommittedOf("changes"),
                new Transactions(cluster).open(clock),
                settings.standbyReplicas());
    }

    private static List<InputLag> input(Cluster cluster, Backlog backlog, List<ThreadTasks> threads) {
        Map<TopicPartition, Long> committed = cluster.committed();
        Map<TopicPartition, Long> ends = backlog.inputEnds();
        Map<TopicPartition, Long> starts = cluster.offsets().starts(ends.keySet());
        return ends.keySet().stream()
                .sorted(PartitionOffsets.ORDER)
                .map(at -> new InputLag(
                        at.topic(),
                        at.partition(),
                        committed.get(at),
                        ends.get(at),
                        lag(committed.getOrDefault(at, 0L), starts.get(at), ends.get(at)),
                        instance(at.partition(), threads)))
                .toList();
    }

    private static long lag(long committed, long start, long end) {
        return Math.max(0, end - Math.max(committed, start));
    }

    private static String instance(int partition, List<ThreadTasks> threads) {
        return threads.stream()
                .filter(thread -> thread.intake().contains(partition))
                .map(ThreadTasks::instance)
                .findFirst()
                .orElse(null);
    }

    @JsonProperty
    long instances() {
        return threads.stream().map(ThreadTasks::instance).distinct().count();
    }

    @JsonProperty
    long lag() {
        return input.stream().mapToLong(InputLag::lag).sum();
    }
}

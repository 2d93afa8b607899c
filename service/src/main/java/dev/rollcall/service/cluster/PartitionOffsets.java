package dev.rollcall.service.cluster;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Where partitions begin and end, by offset and by time. Thread-safe. */
public final class PartitionOffsets {
    /** By topic, and within a topic by partition. */
    public static final Comparator<TopicPartition> ORDER =
            Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

    private final Cluster cluster;

    PartitionOffsets(Cluster cluster) {
        this.cluster = cluster;
    }

    /**
     * Where partitions end for a reader of committed records.
     *
     * @param partitions the partitions
     * @return the offset behind the last committed record of each
     */
    public Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
        return offsets(found(partitions, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED));
    }

    /**
     * Where partitions end, with the records of open transactions.
     *
     * @param partitions the partitions
     * @return the offset behind the last record of each, committed or not
     */
    public Map<TopicPartition, Long> uncommittedEnds(Collection<TopicPartition> partitions) {
        return offsets(found(partitions, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED));
    }

    /**
     * Where partitions begin.
     *
     * @param partitions the partitions
     * @return the offset of the first record that retention has left in each
     */
    public Map<TopicPartition, Long> starts(Collection<TopicPartition> partitions) {
        return offsets(found(partitions, OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED));
    }

    /**
     * When partitions begin.
     *
     * @param partitions the partitions
     * @return the timestamp of the first record that retention has left in each, in milliseconds; none of those that have no record
     */
    public Map<TopicPartition, Long> startTimes(Collection<TopicPartition> partitions) {
        return timestamps(found(partitions, OffsetSpec.forTimestamp(0), IsolationLevel.READ_UNCOMMITTED));
    }

    /**
     * How new partitions are.
     *
     * @param partitions the partitions
     * @return the newest timestamp in each, in milliseconds; none of those that have no record
     */
    public Map<TopicPartition, Long> newestTimes(Collection<TopicPartition> partitions) {
        return timestamps(found(partitions, OffsetSpec.maxTimestamp(), IsolationLevel.READ_UNCOMMITTED));
    }

    private Map<TopicPartition, ListOffsetsResultInfo> found(
            Collection<TopicPartition> partitions, OffsetSpec which, IsolationLevel isolation) {
        Map<TopicPartition, OffsetSpec> query =
                partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> which));
        ListOffsetsOptions options = new ListOffsetsOptions(isolation);
        return cluster.ask("the offsets of " + partitions, admin -> admin.listOffsets(query, options)
                .all());
    }

    private static Map<TopicPartition, Long> offsets(Map<TopicPartition, ListOffsetsResultInfo> found) {
        return found.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                .offset()));
    }

    private static Map<TopicPartition, Long> timestamps(Map<TopicPartition, ListOffsetsResultInfo> found) {
        return found.entrySet().stream()
                .filter(entry -> entry.getValue().timestamp() >= 0)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().timestamp()));
    }
}

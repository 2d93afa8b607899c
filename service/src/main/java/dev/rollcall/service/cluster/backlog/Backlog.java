package dev.rollcall.service.cluster.backlog;

import dev.rollcall.service.cluster.Cluster;
import dev.rollcall.service.cluster.PartitionOffsets;
import dev.rollcall.service.cluster.Topics;
import dev.rollcall.service.report.CommittedReader;
import dev.rollcall.service.report.LatestAccounts;
import dev.rollcall.service.report.UnreadableTopicException;
import dev.rollcall.settings.Settings;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.internals.TopicPartitionMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far the whole group, not only this instance, is behind. Thread-safe. */
public final class Backlog {
    private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);

    private final Settings settings;
    private final Cluster cluster;

    /**
     * The backlog of one Rollcall.
     *
     * @param cluster its cluster, not null
     */
    public Backlog(Cluster cluster) {
        settings = cluster.settings();
        this.cluster = cluster;
    }

    /**
     * Where the input ends now.
     *
     * @return for each input partition the offset behind its last committed record
     * @throws dev.rollcall.service.UserError if an input topic is missing
     */
    public Map<TopicPartition, Long> inputEnds() {
        return cluster.offsets().ends(new Topics(cluster).inputPartitions());
    }

    /**
     * Where an internal topic ends now; nothing if it does not exist yet.
     *
     * <p>A transaction is marked as committed in one partition after the other: offsets may be so already while the records that
     * belong to them still count as open. So open ones count here.
     */
    Map<TopicPartition, Long> internalEnds(String name) {
        return writtenEnds(settings.applicationId() + '-' + name + "-repartition");
    }

    /**
     * How many records of an internal topic are not worked off yet.
     *
     * @param name {@code visits} or {@code changes}
     * @return offsets, of which transaction markers take some; 0 if the topic does not exist
     */
    public long uncommittedOf(String name) {
        Map<TopicPartition, Long> ends = internalEnds(name);
        return ends.isEmpty() ? 0 : uncommitted(ends);
    }

    /**
     * Where the topics that others read end now, with the records of open transactions.
     *
     * @return an offset for each of their partitions; nothing of topics that do not exist
     */
    public Map<TopicPartition, Long> publishedEnds() {
        Map<TopicPartition, Long> ends = new HashMap<>();
        Stream.concat(
                        Stream.of(
                                settings.outputTopic(),
                                settings.gapsTopic(),
                                settings.retentionTopic(),
                                settings.accountsTopic(),
                                settings.rejectedTopic()),
                        settings.firstVisitsTopic().stream())
                .map(this::writtenEnds)
                .forEach(ends::putAll);
        return ends;
    }

    private Map<TopicPartition, Long> writtenEnds(String topic) {
        return cluster.topic(topic)
                .map(Cluster::partitions)
                .map(cluster.offsets()::uncommittedEnds)
                .orElse(Map.of());
    }

    /**
     * Where the group would go on with the input, but not beyond given ends.
     *
     * @param ends an offset for each input partition, not null
     * @return for each of them the committed offset, or the end if that is earlier; 0 where nothing is committed
     */
    public Map<TopicPartition, Long> committedWithin(Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> committed = cluster.committed();
        Map<TopicPartition, Long> within = new HashMap<>();
        ends.forEach((partition, end) -> within.put(partition, Math.min(end, committed.getOrDefault(partition, 0L))));
        return within;
    }

    /**
     * Input that is gone though it was not counted; partitions without committed offsets begin at their first record.
     *
     * @return the gaps, by partition
     */
    public List<InputGap> inputGaps() {
        // In this order, for all three rise meanwhile: what is committed is never before a start that was asked for
        // earlier, nor behind an end that was asked for later.
        Map<TopicPartition, Long> starts = inputStarts();
        Map<TopicPartition, Long> committed = cluster.committed();
        Map<TopicPartition, Long> ends = cluster.offsets().uncommittedEnds(starts.keySet());
        return starts.keySet().stream()
                .filter(committed::containsKey)
                .sorted(PartitionOffsets.ORDER)
                .map(at -> InputGap.between(at, committed.get(at), starts.get(at), ends.get(at)))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * Partitions that were counted without anybody knowing any more how far. What the accounts tell of took at least as many offsets:
     * a partition that begins before that has lost nothing.
     *
     * @return them, by partition; empty also if there is no right to read the accounts
     */
    public List<ForgottenPosition> forgottenPositions() {
        Map<TopicPartition, Long> starts = new HashMap<>(inputStarts());
        starts.keySet().removeAll(cluster.committed().keySet());
        starts.values().removeIf(start -> start == 0);
        if (starts.isEmpty() || cluster.topic(settings.accountsTopic()).isEmpty()) {
            return List.of();
        }
        Map<TopicPartition, Long> counted = counted();
        boolean severalPerRecord = settings.inputFormat().each().isPresent();
        return starts.keySet().stream()
                .filter(counted::containsKey)
                .map(at -> new ForgottenPosition(at, counted.get(at), starts.get(at)))
                // Where a record holds several events their number says nothing of offsets.
                .filter(position -> severalPerRecord || position.counted() < position.start())
                .sorted(Comparator.comparing(ForgottenPosition::partition, PartitionOffsets.ORDER))
                .toList();
    }

    /** How many offsets of each partition the accounts tell of. */
    private Map<TopicPartition, Long> counted() {
        LatestAccounts accounts = new LatestAccounts(settings.inputTopics());
        try {
            CommittedReader.readAll(settings.clientProperties(), settings.accountsTopic(), record -> {
                try {
                    accounts.apply(record);
                } catch (IllegalArgumentException e) {
                    LOG.debug("Something else than accounts is in topic {}", settings.accountsTopic(), e);
                }
            });
            return accounts.all().stream()
                    .collect(Collectors.toMap(
                            each -> new TopicPartition(each.topic(), each.partition()),
                            each -> each.read() + each.lost()));
        } catch (UnreadableTopicException e) {
            LOG.warn("Cannot tell whether input is lost: nothing is committed, and {}", e.getMessage());
            return Map.of();
        }
    }

    private Map<TopicPartition, Long> inputStarts() {
        return cluster.offsets()
                .starts(settings.inputTopics().stream()
                        .map(cluster::topic)
                        .flatMap(Optional::stream)
                        .map(Cluster::partitions)
                        .flatMap(List::stream)
                        .toList());
    }

    /**
     * How far the group is behind the end of the input, and ahead of its beginning.
     *
     * @return the distances now
     * @throws dev.rollcall.service.UserError if an input topic is missing, or no broker answers
     */
    public InputDistance inputDistance() {
        List<TopicPartition> input = new Topics(cluster).inputPartitions();
        // In this order, as for gaps.
        Map<TopicPartition, Long> starts = cluster.offsets().starts(input);
        Map<TopicPartition, Long> startTimes = cluster.offsets().startTimes(input);
        Map<TopicPartition, OffsetAndMetadata> committed = cluster.committedWithMetadata();
        Map<TopicPartition, Long> ends = cluster.offsets().ends(input);
        Map<TopicPartition, Long> newestTimes = cluster.offsets().newestTimes(input);
        return InputDistance.of(input.stream()
                .map(at -> new InputDistance.Partition(
                        starts.get(at),
                        known(startTimes.get(at)),
                        known(committed.containsKey(at) ? committed.get(at).offset() : null),
                        reached(committed.get(at)),
                        ends.get(at),
                        known(newestTimes.get(at))))
                .toList());
    }

    /**
     * The time that the group has come to in a partition, in milliseconds; empty if nothing is committed, or nothing is noted. Kafka
     * Streams notes it with every offset that it commits: the newest timestamp of the records before it. Of a pack it knows that of the
     * first event only.
     */
    private static OptionalLong reached(OffsetAndMetadata committed) {
        if (committed == null) {
            return OptionalLong.empty();
        }
        long millis = TopicPartitionMetadata.decode(committed.metadata()).partitionTime();
        return millis < 0 ? OptionalLong.empty() : OptionalLong.of(millis);
    }

    private static OptionalLong known(Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** How many records before the given ends a reader of committed records cannot see yet. */
    long invisible(Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> visible = cluster.offsets().ends(ends.keySet());
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - visible.get(end.getKey())))
                .sum();
    }

    /**
     * How many records the group has not committed yet.
     *
     * @param ends the records before these offsets count, not null
     * @return offsets, of which transaction markers take some
     */
    public long uncommitted(Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Long> committed = cluster.committed();
        Map<TopicPartition, Long> starts = cluster.offsets().starts(ends.keySet());
        return ends.entrySet().stream()
                .mapToLong(end -> {
                    long from = Math.max(committed.getOrDefault(end.getKey(), 0L), starts.get(end.getKey()));
                    return Math.max(0, end.getValue() - from);
                })
                .sum();
    }
}

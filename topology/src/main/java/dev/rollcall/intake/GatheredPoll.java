package dev.rollcall.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * What a consumer polled in several steps, to be handed over as one poll: of each input partition one {@link PolledRecords}. Records of other topics pass
 * as they are. Not thread-safe.
 */
final class GatheredPoll {
    /** As many events of 200 bytes as a broker gives for a partition at once; 20,000 were no faster (207,944 against 209,429 events/s). */
    private static final int ENOUGH_RECORDS = 5_000;

    /** Events of up to 1,600 bytes are not slowed down by this; and tens of partitions can wait with a poll each. */
    private static final long ENOUGH_BYTES = 8L * 1024 * 1024;

    private final Set<String> inputTopics;
    private final LostEvents lost;
    private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records = new HashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> nextOffsets = new HashMap<>();
    private int count;
    private long bytes;

    /** A poll of nothing yet. */
    GatheredPoll(Set<String> inputTopics, LostEvents lost) {
        this.inputTopics = inputTopics;
        this.lost = lost;
    }

    /** Adds what one step returned, behind what is there. */
    void add(ConsumerRecords<byte[], byte[]> step) {
        for (TopicPartition partition : step.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> added = step.records(partition);
            if (added.isEmpty()) {
                continue;
            }
            records.computeIfAbsent(partition, key -> new ArrayList<>()).addAll(added);
            added.forEach(record -> bytes += sizeOf(record));
        }
        count += step.count();
        nextOffsets.putAll(step.nextOffsets());
    }

    /** Of a key or value that is null the size is -1. */
    private static long sizeOf(ConsumerRecord<byte[], byte[]> record) {
        return Math.max(0, record.serializedKeySize()) + (long) Math.max(0, record.serializedValueSize());
    }

    /** Whether another step would make it too large. */
    boolean isEnough() {
        return count >= ENOUGH_RECORDS || bytes >= ENOUGH_BYTES;
    }

    /** Forgets what came from partitions that now belong to another consumer, which reads it again. */
    void forget(Collection<TopicPartition> partitions) {
        records.keySet().removeAll(partitions);
        nextOffsets.keySet().removeAll(partitions);
    }

    /** Where the consumer has to go on if nothing of this is handed over. */
    Map<TopicPartition, OffsetAndMetadata> begin() {
        Map<TopicPartition, OffsetAndMetadata> begin = new HashMap<>();
        records.forEach((partition, polled) -> {
            ConsumerRecord<byte[], byte[]> first = polled.get(0);
            begin.put(partition, new OffsetAndMetadata(first.offset(), first.leaderEpoch(), ""));
        });
        return begin;
    }

    /**
     * All of it as one poll. The next offsets are passed on: Kafka Streams commits them once its queue is empty. Not so where events were lost and none
     * were read that can tell of them.
     */
    ConsumerRecords<byte[], byte[]> toRecords() {
        nextOffsets.keySet().removeIf(partition -> lost.isPending(partition) && !records.containsKey(partition));
        records.replaceAll((partition, polled) -> inputTopics.contains(partition.topic())
                ? List.of(new PolledRecords(polled, lost.take(partition)).toRecord())
                : polled);
        return new ConsumerRecords<>(records, nextOffsets);
    }
}

package dev.rollcall.service.cluster.backlog;

import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.streams.processor.internals.TopicPartitionMetadata;

/**
 * The time that a group has come to in a partition. Kafka Streams notes it with every offset that it commits: the newest timestamp of the
 * records before it. Of a pack it knows that of the first event only.
 */
final class CommittedTime {
    private CommittedTime() {}

    /** Milliseconds; empty if nothing is committed, or nothing is noted. */
    static OptionalLong of(OffsetAndMetadata committed) {
        if (committed == null) {
            return OptionalLong.empty();
        }
        long millis = TopicPartitionMetadata.decode(committed.metadata()).partitionTime();
        return millis < 0 ? OptionalLong.empty() : OptionalLong.of(millis);
    }
}

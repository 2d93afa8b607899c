package dev.rollcall.intake;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/**
 * Record keys that lead to a wanted partition.
 *
 * <p>A partitioner of our own would make Kafka Streams ask for the topic's partitions at every send, and that question can time out
 * when a part of what a task has to send has been sent. A key that the producer's default partitioner sends where it belongs needs no
 * question.
 */
public final class PartitionKeys {
    private PartitionKeys() {}

    /**
     * Finds a key for every partition of a topic.
     *
     * @param partitions how many partitions the topic has, at least 1
     * @return keys of four bytes; the one at index {@code p} belongs to partition {@code p}
     */
    public static List<byte[]> of(int partitions) {
        List<byte[]> keys = new ArrayList<>(Collections.nCopies(partitions, null));
        int missing = partitions;
        for (int candidate = 0; missing > 0; candidate++) {
            byte[] key = ByteBuffer.allocate(Integer.BYTES).putInt(candidate).array();
            int partition = BuiltInPartitioner.partitionForKey(key, partitions);
            if (keys.get(partition) == null) {
                keys.set(partition, key);
                missing--;
            }
        }
        return List.copyOf(keys);
    }
}

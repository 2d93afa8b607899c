package dev.rollcall.rejected;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads single events of an input topic again. Used by one thread at a time. */
public interface EventSource extends AutoCloseable {
    /**
     * Reads events.
     *
     * @param partition the input partition
     * @param offsets ascending offsets of events that were read from it before
     * @return for each offset, in that order, the event; one without key and value if it has been deleted in the meantime
     */
    List<ConsumerRecord<byte[], byte[]>> read(TopicPartition partition, List<Long> offsets);

    @Override
    void close();
}

package dev.rollcall.service.report;

import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What was committed to some topics, from their beginning and on. Not thread-safe. */
public interface CommittedRecords extends AutoCloseable {
    /**
     * Waits for the next records.
     *
     * @param timeout how long to wait at most, not null
     * @return what has come, possibly nothing
     * @throws UnreadableTopicException if the brokers refuse
     * @throws org.apache.kafka.common.errors.InterruptException if the thread is interrupted
     */
    Iterable<ConsumerRecord<byte[], byte[]>> poll(Duration timeout);

    /**
     * How far the end that was noted at first is away.
     *
     * @return offsets, of which transaction markers and records that were compacted away take some; 0 once the end is reached
     */
    long behind();

    /** Lets go of the connections. */
    @Override
    void close();
}

package dev.rollcall.intake;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * All events that one poll returned for an input partition, posing as one record.
 *
 * <p>Kafka Streams costs microseconds per record before any work is done; this pays that once. The events travel by reference in
 * a header: headers that came from a broker are never of this type, so no event can pose as such a record, whatever it holds.
 *
 * @param events the events as they were polled, at least one, in the order of their offsets; not changed later
 * @param lost how many events before them, and behind those that were handed over before, were deleted before they were read
 */
public record PolledRecords(List<ConsumerRecord<byte[], byte[]>> events, long lost) implements Header {
    private static final String KEY = "rollcall.polled";
    private static final byte[] NO_VALUE = {};

    /**
     * All of them as one record. It has the offset of its first event: Kafka Streams commits the offset of a record that waits in its
     * queue, and all events of a waiting record must be read again after a crash.
     *
     * @return the record, with an empty value
     */
    public ConsumerRecord<byte[], byte[]> toRecord() {
        ConsumerRecord<byte[], byte[]> first = events.get(0);
        Headers headers = new RecordHeaders();
        headers.add(this);
        return new ConsumerRecord<>(
                first.topic(),
                first.partition(),
                first.offset(),
                first.timestamp(),
                first.timestampType(),
                0,
                0,
                null,
                NO_VALUE,
                headers,
                first.leaderEpoch());
    }

    /** What a record's headers hold; empty for an ordinary record. */
    static Optional<PolledRecords> in(Headers headers) {
        return headers.lastHeader(KEY) instanceof PolledRecords polled ? Optional.of(polled) : Optional.empty();
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public byte[] value() {
        return NO_VALUE;
    }
}

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
 * <p>Kafka Streams costs microseconds per record before any work is done; a pack pays that once. The events travel by reference in
 * a header: headers that came from a broker are never of this type, so no event can pose as a pack, whatever it holds.
 *
 * @param events the events as they were polled, at least one, in the order of their offsets
 */
record PolledRecords(List<ConsumerRecord<byte[], byte[]>> events) implements Header {
    private static final String KEY = "rollcall.pack";
    private static final byte[] NO_VALUE = {};

    /**
     * The pack as a record. It has the offset of its first event: Kafka Streams commits the offset of a record that waits in its
     * queue, and all events of a waiting pack must be read again after a crash.
     */
    ConsumerRecord<byte[], byte[]> toRecord() {
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

    /** The pack that a record's headers hold; empty if it is an ordinary record. */
    static Optional<PolledRecords> in(Headers headers) {
        return headers.lastHeader(KEY) instanceof PolledRecords pack ? Optional.of(pack) : Optional.empty();
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

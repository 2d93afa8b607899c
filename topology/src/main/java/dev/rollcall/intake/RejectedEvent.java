package dev.rollcall.intake;

import dev.rollcall.event.Fault;
import dev.rollcall.event.RejectReason;
import dev.rollcall.report.RejectedHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.processor.api.Record;

/**
 * An event that cannot be counted.
 *
 * @param event the event as it came; where its record holds several, with this one as the value
 * @param index its place among those of its record, from 0 on; empty if the record is the event
 * @param reason why it cannot be counted
 * @param detail a sentence for a person; without the user's identifier
 */
record RejectedEvent(ConsumerRecord<byte[], byte[]> event, OptionalInt index, RejectReason reason, String detail) {
    /**
     * A record that is an event.
     *
     * @param event the record
     * @param fault what is wrong with it
     */
    RejectedEvent(ConsumerRecord<byte[], byte[]> event, Fault fault) {
        this(event, OptionalInt.empty(), fault.reason(), fault.detail());
    }

    /**
     * One of the events of a record.
     *
     * @param record the record
     * @param index the event's place in it, from 0 on
     * @param element the event
     * @param fault what is wrong with it
     * @return the event, as if it had come alone
     */
    static RejectedEvent ofElement(ConsumerRecord<byte[], byte[]> record, int index, byte[] element, Fault fault) {
        ConsumerRecord<byte[], byte[]> event = new ConsumerRecord<>(
                record.topic(),
                record.partition(),
                record.offset(),
                record.timestamp(),
                record.timestampType(),
                record.serializedKeySize(),
                element.length,
                record.key(),
                element,
                record.headers(),
                record.leaderEpoch());
        return new RejectedEvent(event, OptionalInt.of(index), fault.reason(), fault.detail());
    }

    /**
     * The event's key, value, headers and timestamp unchanged, plus our headers. A timestamp that no producer may send, a negative
     * one, becomes 0.
     *
     * @return the record to be written
     */
    public Record<byte[], byte[]> toRecord() {
        Headers headers = new RecordHeaders(event.headers());
        add(headers, RejectedHeaders.REASON, reason.name());
        add(headers, RejectedHeaders.DETAIL, detail);
        add(headers, RejectedHeaders.TOPIC, event.topic());
        add(headers, RejectedHeaders.PARTITION, Integer.toString(event.partition()));
        add(headers, RejectedHeaders.OFFSET, Long.toString(event.offset()));
        index.ifPresent(place -> add(headers, RejectedHeaders.INDEX, Integer.toString(place)));
        return new Record<>(event.key(), event.value(), Math.max(0, event.timestamp()), headers);
    }

    /**
     * The same for a topic that must not hold users: anything in the event may name one, so nothing of it is left but its timestamp and
     * where it can be found.
     *
     * @return the event without key, value and headers
     */
    public RejectedEvent withoutContent() {
        ConsumerRecord<byte[], byte[]> place = new ConsumerRecord<>(
                event.topic(),
                event.partition(),
                event.offset(),
                event.timestamp(),
                TimestampType.CREATE_TIME,
                0,
                0,
                null,
                null,
                new RecordHeaders(),
                Optional.empty());
        return new RejectedEvent(place, index, reason, detail);
    }

    /**
     * How much memory the event takes, nearly.
     *
     * @return bytes of key and value
     */
    public long size() {
        return Math.max(0, event.serializedKeySize()) + (long) Math.max(0, event.serializedValueSize());
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}

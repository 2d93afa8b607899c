package dev.rollcall.intake;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The record's timestamp, never negative: Kafka Streams would drop a record with a negative one. Events keep their own timestamps
 * in their {@link PolledRecords}. Thread-safe.
 */
public final class EventTimestamps implements TimestampExtractor {
    /** An extractor. */
    public EventTimestamps() {}

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        return Math.max(0, record.timestamp());
    }
}

package dev.rollcall.service.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Records as a topic has them. Their timestamp is 2026-11-29T10:01:00Z unless another one is given. */
public final class Events {
    /** The timestamp of records. */
    public static final Instant SENT = Instant.parse("2026-11-29T10:01:00Z");

    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();

    /** Adds an event in JSON, with single quotes for double ones. */
    public Events add(String json) {
        return add(null, json.replace('\'', '"').getBytes(UTF_8), new RecordHeaders());
    }

    /** Adds an event as often as is said; {@code #} becomes its number. */
    public Events add(int times, String json) {
        for (int i = 0; i < times; i++) {
            add(json.replace("#", Integer.toString(i)));
        }
        return this;
    }

    /** Adds a record. */
    public Events add(String key, byte[] value, Headers headers) {
        records.add(new ConsumerRecord<>(
                "events",
                0,
                records.size(),
                SENT.toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                key == null ? null : key.getBytes(UTF_8),
                value,
                headers,
                Optional.empty()));
        return this;
    }

    /** All of them. */
    public Sample sample() {
        return new Sample(records, records.size() + " events of a test");
    }
}

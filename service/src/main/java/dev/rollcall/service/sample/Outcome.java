package dev.rollcall.service.sample;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What became of some events, and one of them as an example. Not thread-safe. */
final class Outcome {
    private final String name;
    private long events;
    private ConsumerRecord<byte[], byte[]> record;
    private byte[] value;
    private String detail = "";

    Outcome(String name) {
        this.name = name;
    }

    /** Takes one more event, of which the first is the example. */
    void add(ConsumerRecord<byte[], byte[]> of, byte[] event, String what) {
        if (events++ == 0) {
            record = of;
            value = event;
            detail = what;
        }
    }

    String name() {
        return name;
    }

    long events() {
        return events;
    }

    /** The record that the example is from. */
    ConsumerRecord<byte[], byte[]> record() {
        return record;
    }

    /** The example itself; null for a tombstone. */
    byte[] value() {
        return value;
    }

    /** What is to be said of the example. */
    String detail() {
        return detail;
    }
}

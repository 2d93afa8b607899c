package dev.rollcall.service.sample;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Some events.
 *
 * @param records the records, possibly none
 * @param origin where they are from, for a person: a noun phrase
 */
public record Sample(List<ConsumerRecord<byte[], byte[]>> records, String origin) {
    /** Copies the list. */
    public Sample {
        records = List.copyOf(records);
    }

    /**
     * Whether there was nothing to take.
     *
     * @return whether it has no records
     */
    public boolean isEmpty() {
        return records.isEmpty();
    }
}

package dev.rollcall.service.run;

import dev.rollcall.metrics.EventMetrics;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;

/** Gives Kafka Streams the clients that it would make itself, with producers that count. Thread-safe. */
final class CountingClients extends DefaultKafkaClientSupplier {
    private final EventMetrics metrics;

    CountingClients(EventMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        return new CountingProducer(config, metrics);
    }
}

package dev.rollcall.service.run.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.List;
import java.util.Set;

/**
 * Leaves a few of Kafka's own metrics. There are thousands: most exist once for every task, partition, broker or processor. What is left
 * exists once for a process, a thread or a client of one.
 */
final class KafkaMeterFilter implements MeterFilter {
    private static final String KAFKA = "kafka.";

    private static final List<String> WANTED = List.of(
            "kafka.stream.alive.",
            "kafka.stream.failed.",
            "kafka.stream.thread.",
            "kafka.consumer.coordinator.",
            "kafka.consumer.fetch.manager.fetch.latency",
            "kafka.consumer.fetch.manager.fetch.rate",
            "kafka.consumer.fetch.manager.fetch.throttle",
            "kafka.producer.buffer.available",
            "kafka.producer.bufferpool.wait",
            "kafka.producer.outgoing.byte",
            "kafka.producer.produce.throttle",
            "kafka.producer.record.error",
            "kafka.producer.record.retry",
            "kafka.producer.record.send",
            "kafka.producer.request.latency",
            "kafka.producer.txn.");

    private static final Set<String> LABELS = Set.of("thread.id", "client.id", "kafka.version");

    @Override
    public MeterFilterReply accept(Meter.Id id) {
        if (!id.getName().startsWith(KAFKA)) {
            return MeterFilterReply.NEUTRAL;
        }
        boolean wanted = WANTED.stream().anyMatch(id.getName()::startsWith)
                && id.getTags().stream().map(Tag::getKey).allMatch(LABELS::contains);
        return wanted ? MeterFilterReply.ACCEPT : MeterFilterReply.DENY;
    }
}

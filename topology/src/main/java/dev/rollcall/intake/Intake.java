package dev.rollcall.intake;

import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.commit.BeforeCommit;
import dev.rollcall.event.Dimension;
import dev.rollcall.event.EventReader;
import dev.rollcall.event.Pseudonyms;
import dev.rollcall.event.RejectReason;
import dev.rollcall.metrics.EventMetrics;
import dev.rollcall.rejected.RejectedEvent;
import dev.rollcall.repeats.RepeatFilter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Takes events in: what can be counted becomes visits in batches, the rest is rejected with a reason. */
final class Intake implements Processor<byte[], byte[], byte[], byte[]> {
    /** How much may wait for the next commit before one is asked for, in bytes. */
    private static final long WAITING_BYTES = 16L * 1024 * 1024;

    private final IntakeSettings settings;
    private final Supplier<EventReader> readers;
    private final InputOffsets offsets;
    private final RepeatFilter seen;
    private final EventMetrics metrics;
    // Null when users stay as they are.
    private final Pseudonyms pseudonyms;
    private ProcessorContext<byte[], byte[]> context;
    private EventReader reader;
    private BatchBuilder visits;
    private LostEvents lost;
    private List<RejectedEvent> rejected;
    private BeforeCommit fold;
    private long rejectedBytes;

    Intake(
            IntakeSettings settings,
            Supplier<EventReader> readers,
            InputOffsets offsets,
            RepeatFilter seen,
            EventMetrics metrics) {
        this.settings = settings;
        this.readers = readers;
        this.offsets = offsets;
        this.seen = seen;
        this.metrics = metrics;
        pseudonyms = settings.pseudonymKey().map(Pseudonyms::new).orElse(null);
    }

    /** Starts from nothing: Kafka Streams initialises the same processor again when its task is revived after an abort. */
    @Override
    public void init(ProcessorContext<byte[], byte[]> processorContext) {
        context = processorContext;
        reader = readers.get();
        visits = null;
        rejected = new ArrayList<>();
        rejectedBytes = 0;
        fold = context.getStateStore(IntakeSupplier.FOLD);
        fold.beforeCommit(context, this::emit);
    }

    @Override
    public void process(Record<byte[], byte[]> polled) {
        Optional<PolledRecords> pack = PolledRecords.in(polled.headers());
        if (pack.isPresent()) {
            fold.folded(takeAll(pack.get().events()));
        } else {
            takeAll(List.of(single(polled)));
            fold.folded(0);
        }
        lost.ask();
        if (rejectedBytes + visits.fullBytes() > WAITING_BYTES) {
            context.commit();
        }
    }

    /** Returns how large keys and values are together: bytes. */
    private long takeAll(List<ConsumerRecord<byte[], byte[]>> events) {
        int rejectedBefore = rejected.size();
        long bytes = 0;
        for (ConsumerRecord<byte[], byte[]> event : events) {
            take(event);
            // Of a key or value that is null the size is -1.
            bytes += Math.max(0, event.serializedKeySize()) + Math.max(0, event.serializedValueSize());
        }
        metrics.addRead(events.size(), events.size() - (rejected.size() - rejectedBefore));
        return bytes;
    }

    private void take(ConsumerRecord<byte[], byte[]> event) {
        if (visits == null) {
            visits = foldFor(event);
            lost = new LostEvents(offsets, new TopicPartition(event.topic(), event.partition()));
        }
        lost.read(event.offset());
        visits.read();
        if (reader.read(event.key(), event.value(), event.timestamp())) {
            ByteSlice user = pseudonyms == null ? reader.user() : pseudonyms.of(reader.user());
            visits.visit(user, reader, event.offset());
        } else {
            reject(event);
        }
    }

    private void reject(ConsumerRecord<byte[], byte[]> event) {
        visits.rejected(reader.reason());
        RejectedEvent asItCame = new RejectedEvent(event, reader.reason(), reader.detail());
        RejectedEvent rejection = pseudonyms == null ? asItCame : asItCame.withoutContent();
        rejected.add(rejection);
        rejectedBytes += rejection.size();
    }

    private void emit() {
        if (visits == null) {
            return;
        }
        long lostEvents = lost.settle();
        metrics.addLost(lostEvents);
        visits.lost(lostEvents);
        for (BatchBuilder.Batch batch : visits.take()) {
            byte[] key = settings.partitionKeys().get(batch.visitsPartition());
            context.forward(new Record<>(key, batch.value(), context.currentSystemTimeMs()), IntakeSupplier.TO_VISITS);
        }
        emitRejected();
    }

    private void emitRejected() {
        Map<RejectReason, Long> reasons = new EnumMap<>(RejectReason.class);
        for (RejectedEvent event : rejected) {
            context.forward(event.toRecord(), IntakeSupplier.TO_REJECTED);
            reasons.merge(event.reason(), 1L, Long::sum);
        }
        reasons.forEach(metrics::addRejected);
        rejected.clear();
        rejectedBytes = 0;
    }

    private BatchBuilder foldFor(ConsumerRecord<byte[], byte[]> event) {
        List<String> dimensions =
                settings.dimensions().stream().map(Dimension::name).toList();
        return new BatchBuilder(
                event.topic(), event.partition(), settings.partitionKeys().size(), dimensions, seen);
    }

    /** An event that was not packed, as it was polled. */
    private ConsumerRecord<byte[], byte[]> single(Record<byte[], byte[]> polled) {
        RecordMetadata metadata = context.recordMetadata().orElseThrow();
        return new ConsumerRecord<>(
                metadata.topic(),
                metadata.partition(),
                metadata.offset(),
                polled.timestamp(),
                TimestampType.CREATE_TIME,
                polled.key() == null ? 0 : polled.key().length,
                polled.value() == null ? 0 : polled.value().length,
                polled.key(),
                polled.value(),
                polled.headers(),
                Optional.empty());
    }
}

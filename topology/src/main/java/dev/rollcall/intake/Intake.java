package dev.rollcall.intake;

import dev.rollcall.bytes.ByteSlice;
import dev.rollcall.bytes.KeyedHash;
import dev.rollcall.commit.BeforeCommit;
import dev.rollcall.event.Fault;
import dev.rollcall.event.Pseudonyms;
import dev.rollcall.event.RejectReason;
import dev.rollcall.event.RejectedCounts;
import dev.rollcall.event.json.JsonElements;
import dev.rollcall.event.reading.EventReader;
import dev.rollcall.event.reading.TimestampField;
import dev.rollcall.metrics.EventMetrics;
import dev.rollcall.repeats.RepeatFilter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes events in: what can be counted becomes visits in batches, the rest is rejected with a reason. A task takes in one partition of each input topic that has so
 * many; their accounts are apart.
 */
public final class Intake implements Processor<byte[], byte[], byte[], byte[]> {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    /** The child that takes batches of visits. */
    public static final String TO_VISITS = "visits-repartition-filter";

    /** The child that takes rejected events. */
    public static final String TO_REJECTED = "rejected";

    /** The store by which it is called before a commit. */
    public static final String BEFORE_COMMIT = "intake-before-commit";

    /** How much may wait for the next commit before one is asked for, in bytes. */
    private static final long WAITING_BYTES = 16L * 1024 * 1024;

    private final List<String> dimensions;
    private final List<byte[]> partitionKeys;
    private final EventReader reader;
    // Null when each record is an event.
    private final JsonElements elements;
    private final KeyedHash hash;
    private final RepeatFilter seen;
    private final TimestampField timestampField;
    private final EventMetrics metrics;
    // Null when users stay as they are.
    private final Pseudonyms pseudonyms;
    private ProcessorContext<byte[], byte[]> context;
    private Map<TopicPartition, BatchBuilder> builders;
    // Of the partition whose events are taken in.
    private BatchBuilder visits;
    private List<RejectedEvent> rejected;
    private BeforeCommit beforeCommit;
    private long rejectedBytes;
    private long invalidDimensions;
    private long read;
    private long ignored;

    /**
     * An intake for one task.
     *
     * @param reader reads events, used by this intake only
     * @param elements cuts records into events, used by this intake only; empty if each record is an event
     * @param dimensions the names of its dimensions, in order
     * @param partitionKeys for each partition of {@code visits} a record key that belongs there
     * @param pseudonyms replaces users, used by this intake only; empty if users stay as they are
     * @param hash the hash of users, the same for all of the application
     * @param seen what the ledgers of this process know
     * @param timestampField looks for a field that may have been meant by the time, for all of this process
     * @param metrics where events are counted
     */
    public Intake(
            EventReader reader,
            Optional<JsonElements> elements,
            List<String> dimensions,
            List<byte[]> partitionKeys,
            Optional<Pseudonyms> pseudonyms,
            KeyedHash hash,
            RepeatFilter seen,
            TimestampField timestampField,
            EventMetrics metrics) {
        this.reader = reader;
        this.elements = elements.orElse(null);
        this.dimensions = dimensions;
        this.partitionKeys = partitionKeys;
        this.pseudonyms = pseudonyms.orElse(null);
        this.hash = hash;
        this.seen = seen;
        this.timestampField = timestampField;
        this.metrics = metrics;
    }

    /** Starts from nothing: Kafka Streams initialises the same processor again when its task is revived after an abort. */
    @Override
    public void init(ProcessorContext<byte[], byte[]> processorContext) {
        context = processorContext;
        builders = new HashMap<>();
        rejected = new ArrayList<>();
        rejectedBytes = 0;
        beforeCommit = context.getStateStore(BEFORE_COMMIT);
        beforeCommit.run(context, this::emit);
    }

    @Override
    public void process(Record<byte[], byte[]> polled) {
        Optional<PolledRecords> all = PolledRecords.in(polled.headers());
        if (all.isPresent()) {
            beforeCommit.tookIn(takeAll(all.get().events()));
            visits.lost(all.get().lost());
            metrics.addLost(all.get().lost());
        } else {
            takeAll(List.of(single(polled)));
            beforeCommit.tookIn(0);
        }
        if (rejectedBytes + fullBytes() > WAITING_BYTES) {
            context.commit();
        }
    }

    private long fullBytes() {
        return builders.values().stream().mapToLong(BatchBuilder::fullBytes).sum();
    }

    private void warnOfTimestampField(byte[] event) {
        if (timestampField.isFoundIn(event)) {
            LOG.warn("input.time=@timestamp is the record's timestamp, and events have a field \"@timestamp\";"
                    + " if that is their time, set input.time=/@timestamp");
        }
    }

    /** Returns how large keys and values are together: bytes. */
    private long takeAll(List<ConsumerRecord<byte[], byte[]>> events) {
        visits = builders.computeIfAbsent(partitionOf(events.get(0)), this::builderFor);
        warnOfTimestampField(events.get(0).value());
        int rejectedBefore = rejected.size();
        long bytes = 0;
        for (ConsumerRecord<byte[], byte[]> event : events) {
            take(event);
            // Of a key or value that is null the size is -1.
            bytes += Math.max(0, event.serializedKeySize()) + Math.max(0, event.serializedValueSize());
        }
        metrics.addInvalidDimensions(invalidDimensions);
        invalidDimensions = 0;
        metrics.addIgnored(ignored);
        metrics.addRead(read, read - ignored - (rejected.size() - rejectedBefore));
        read = 0;
        ignored = 0;
        return bytes;
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (elements != null) {
            takeElements(record);
        } else if (!take(record, record.value())) {
            reject(new RejectedEvent(record, reader.fault()));
        }
    }

    private void takeElements(ConsumerRecord<byte[], byte[]> record) {
        Fault fault = elements.cut(record.value());
        if (fault != null || elements.elements().isEmpty()) {
            read(record);
        }
        if (fault != null) {
            reject(new RejectedEvent(record, fault));
            return;
        }
        if (elements.elements().isEmpty()) {
            ignore();
        }
        int index = 0;
        for (byte[] element : elements.elements()) {
            if (!take(record, element)) {
                reject(RejectedEvent.ofElement(record, index, element, reader.fault()));
            }
            index++;
        }
    }

    /** Counts an event, or ignores it; or returns false, and the reader knows why. */
    private boolean take(ConsumerRecord<byte[], byte[]> record, byte[] event) {
        read(record);
        if (reader.read(record.key(), event, record.headers(), record.timestamp())) {
            ByteSlice user = pseudonyms == null ? reader.user() : pseudonyms.of(reader.user());
            visits.visit(user, reader);
            invalidDimensions += reader.invalidDimensions();
            return true;
        }
        if (reader.isIgnored()) {
            ignore();
            return true;
        }
        return false;
    }

    private void read(ConsumerRecord<byte[], byte[]> record) {
        visits.read(record.timestamp());
        read++;
    }

    private void ignore() {
        visits.ignored();
        ignored++;
    }

    private void reject(RejectedEvent asItCame) {
        visits.rejected(asItCame.reason());
        RejectedEvent rejection = pseudonyms == null ? asItCame : asItCame.withoutContent();
        rejected.add(rejection);
        rejectedBytes += rejection.size();
    }

    private void emit() {
        for (BatchBuilder builder : builders.values()) {
            for (BatchBuilder.Batch batch : builder.take()) {
                byte[] key = partitionKeys.get(batch.visitsPartition());
                context.forward(new Record<>(key, batch.value(), context.currentSystemTimeMs()), TO_VISITS);
            }
        }
        emitRejected();
    }

    private void emitRejected() {
        Map<RejectReason, Long> reasons = RejectedCounts.none();
        for (RejectedEvent event : rejected) {
            context.forward(event.toRecord(), TO_REJECTED);
            reasons.merge(event.reason(), 1L, Long::sum);
        }
        reasons.forEach(metrics::addRejected);
        rejected.clear();
        rejectedBytes = 0;
    }

    private static TopicPartition partitionOf(ConsumerRecord<byte[], byte[]> event) {
        return new TopicPartition(event.topic(), event.partition());
    }

    private BatchBuilder builderFor(TopicPartition input) {
        return new BatchBuilder(input.topic(), input.partition(), partitionKeys.size(), dimensions, hash, seen);
    }

    /** An event that came alone, as it was polled. */
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

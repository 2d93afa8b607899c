package dev.rollcall.app.promises;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.commit.BeforeCommit;
import dev.rollcall.commit.CommitPace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** A small application that gathers the offsets it reads into ranges, and emits one range for each partition and commit. */
final class GatheringApp implements AutoCloseable {
    private static final int PARTITIONS = 4;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final TestKafka kafka;
    private final Path stateDir;
    private final Duration commitInterval;
    private final CommitPace pace;
    private final String input;
    private final String output;
    private final AtomicLong processed = new AtomicLong();
    private final AtomicInteger instances = new AtomicInteger();
    private final Set<String> failures = ConcurrentHashMap.newKeySet();
    private final List<KafkaStreams> running = new ArrayList<>();
    private volatile Duration commitTakes = Duration.ZERO;

    GatheringApp(TestKafka kafka, Path stateDir, Duration commitInterval) {
        this(kafka, stateDir, commitInterval, CommitPace.fixed());
    }

    GatheringApp(TestKafka kafka, Path stateDir, Duration commitInterval, CommitPace pace) {
        this.kafka = kafka;
        this.stateDir = stateDir;
        this.commitInterval = commitInterval;
        this.pace = pace;
        input = kafka.createTopic("input", PARTITIONS);
        output = kafka.createTopic("output", 1);
    }

    String applicationId() {
        return kafka.name("gathering");
    }

    void write(List<String> values) {
        kafka.produceValues(input, PARTITIONS, values);
    }

    /** Lets the processor throw once, at a chosen record. */
    void failAt(int partition, long offset) {
        failures.add(partition + "@" + offset);
    }

    /** Makes every commit longer, as slow brokers do. */
    void commitTakes(Duration time) {
        commitTakes = time;
    }

    KafkaStreams start() {
        KafkaStreams streams = new KafkaStreams(topology(), properties(), new SlowClients());
        streams.setUncaughtExceptionHandler(failure -> StreamThreadExceptionResponse.REPLACE_THREAD);
        running.add(streams);
        streams.start();
        return streams;
    }

    private Topology topology() {
        return new Topology()
                .addSource("source", input)
                .addProcessor("gathering", new Supplier(), "source")
                .addSink("sink", output, "gathering");
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId());
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitInterval.toMillis());
        properties.put(StreamsConfig.producerPrefix("transaction.timeout.ms"), 900_000);
        properties.put(StreamsConfig.consumerPrefix("max.poll.records"), 100);
        // A closed or dead thread does not leave the group: the others wait so long for it.
        properties.put(StreamsConfig.consumerPrefix("session.timeout.ms"), 6_000);
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 2);
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, 1);
        properties.put(
                StreamsConfig.STATE_DIR_CONFIG,
                stateDir.resolve(Integer.toString(instances.incrementAndGet())).toString());
        properties.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        properties.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        return properties;
    }

    /** Waits until so many records were processed, committed or not. */
    void awaitProcessed(long records) {
        await().atMost(LIMIT).until(() -> processed.get() >= records);
    }

    /** All committed ranges, in the order in which they were written. */
    List<Range> allRanges() {
        return kafka.read(output).stream()
                .map(ConsumerRecord::value)
                .map(Range::parse)
                .toList();
    }

    /** How many records the committed offsets cover. */
    long committed() {
        Map<TopicPartition, OffsetAndMetadata> offsets = TestKafka.await(
                kafka.admin().listConsumerGroupOffsets(applicationId()).partitionsToOffsetAndMetadata());
        return offsets.values().stream().mapToLong(OffsetAndMetadata::offset).sum();
    }

    /** Waits for the end; every record was gathered once, without gaps, and nothing is committed that was not emitted. */
    void assertExact(long records) {
        await().atMost(LIMIT)
                .until(() -> committed() == records
                        && allRanges().stream().mapToLong(Range::length).sum() >= records);
        for (int partition = 0; partition < PARTITIONS; partition++) {
            long next = 0;
            for (Range range : rangesOf(partition)) {
                assertThat(range.from()).as("%s after %d", range, next).isEqualTo(next);
                next = range.to();
            }
            assertThat(next).isEqualTo(records / PARTITIONS);
        }
    }

    private List<Range> rangesOf(int partition) {
        return allRanges().stream()
                .filter(range -> range.partition() == partition)
                .toList();
    }

    @Override
    public void close() {
        running.forEach(KafkaStreams::close);
    }

    /**
     * Offsets that were gathered.
     *
     * @param partition the input partition
     * @param from the first
     * @param to the one after the last
     */
    record Range(int partition, long from, long to) {
        static Range parse(String text) {
            String[] parts = text.split(" ", -1);
            return new Range(Integer.parseInt(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
        }

        long length() {
            return to - from;
        }

        byte[] bytes() {
            return (partition + " " + from + " " + to).getBytes(UTF_8);
        }
    }

    private final class SlowClients extends DefaultKafkaClientSupplier {
        @Override
        public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
            return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer()) {
                @Override
                public void commitTransaction() {
                    LockSupport.parkNanos(commitTakes.toNanos());
                    super.commitTransaction();
                }
            };
        }
    }

    private final class Supplier implements ProcessorSupplier<byte[], byte[], byte[], byte[]> {
        @Override
        public Processor<byte[], byte[], byte[], byte[]> get() {
            return new Gathering();
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(BeforeCommit.builder("before-commit", pace));
        }
    }

    private final class Gathering implements Processor<byte[], byte[], byte[], byte[]> {
        private ProcessorContext<byte[], byte[]> context;
        private BeforeCommit beforeCommit;
        private Range gathered;

        @Override
        public void init(ProcessorContext<byte[], byte[]> processorContext) {
            context = processorContext;
            gathered = null;
            beforeCommit = context.getStateStore("before-commit");
            beforeCommit.run(context, this::emit);
        }

        @Override
        public void process(Record<byte[], byte[]> ignored) {
            int partition = context.recordMetadata().orElseThrow().partition();
            long offset = context.recordMetadata().orElseThrow().offset();
            if (failures.remove(partition + "@" + offset)) {
                throw new IllegalStateException("thrown by the test at " + partition + "@" + offset);
            }
            gathered = new Range(partition, gathered == null ? offset : gathered.from(), offset + 1);
            beforeCommit.tookIn(1);
            processed.incrementAndGet();
        }

        private void emit() {
            if (gathered != null) {
                context.forward(new Record<>(null, gathered.bytes(), context.currentSystemTimeMs()));
                gathered = null;
            }
        }
    }
}

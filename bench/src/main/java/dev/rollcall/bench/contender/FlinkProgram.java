package dev.rollcall.bench.contender;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFilterFunction;
import org.apache.flink.api.common.serialization.AbstractDeserializationSchema;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Counts with Flink, in a cluster inside this process: RocksDB for state, an exactly-once sink for Kafka, a checkpoint a second, two
 * slots. A day and a user are one key; the first event of each passes on to the count of its day.
 */
final class FlinkProgram {
    private static final TypeInformation<Tuple2<Long, String>> VISIT = Types.TUPLE(Types.LONG, Types.STRING);
    private static final Duration CHECKPOINTS_EVERY = Duration.ofSeconds(1);
    private static final String ROCKS_MEMORY = "256m";

    private FlinkProgram() {}

    /**
     * Runs to the end of the input, or for ever.
     *
     * @param counting receives the first visits of a day and gives the counts to be published
     * @throws Exception as Flink declares
     */
    static void run(Task task, KeyedProcessFunction<Long, Tuple2<Long, String>, Tuple2<Long, Long>> counting)
            throws Exception {
        StreamExecutionEnvironment flink = StreamExecutionEnvironment.getExecutionEnvironment(configuration(task));
        flink.fromSource(source(task), WatermarkStrategy.noWatermarks(), "events", VISIT)
                .keyBy(visit -> visit, VISIT)
                .filter(new FirstOfUserOnDay())
                .keyBy(visit -> visit.f0)
                .process(counting)
                .returns(Types.TUPLE(Types.LONG, Types.LONG))
                .sinkTo(sink(task));
        flink.execute();
        System.out.println(Task.DONE);
    }

    private static Configuration configuration(Task task) {
        Path directory = task.directory();
        Configuration configuration = new Configuration();
        configuration.set(CoreOptions.DEFAULT_PARALLELISM, Task.THREADS);
        configuration.set(CoreOptions.TMP_DIRS, directory.toString());
        configuration.set(PipelineOptions.OBJECT_REUSE, true);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.parse(ROCKS_MEMORY));
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINTS_EVERY);
        configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                directory.resolve("checkpoints").toUri().toString());
        return configuration;
    }

    private static KafkaSource<Tuple2<Long, String>> source(Task task) {
        KafkaSourceBuilder<Tuple2<Long, String>> source = KafkaSource.<Tuple2<Long, String>>builder()
                .setBootstrapServers(task.bootstrapServers())
                .setTopics(task.input())
                .setGroupId(task.id())
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setValueOnlyDeserializer(new Parse());
        if (!task.follow()) {
            source.setBounded(OffsetsInitializer.latest());
        }
        return source.build();
    }

    private static KafkaSink<Tuple2<Long, Long>> sink(Task task) {
        String topic = task.output();
        return KafkaSink.<Tuple2<Long, Long>>builder()
                .setBootstrapServers(task.bootstrapServers())
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix(task.id())
                .setProperty("transaction.timeout.ms", "600000")
                .setRecordSerializer((count, context, timestamp) -> new ProducerRecord<>(
                        topic,
                        count.f0.toString().getBytes(UTF_8),
                        count.f1.toString().getBytes(UTF_8)))
                .build();
    }

    private static final class Parse extends AbstractDeserializationSchema<Tuple2<Long, String>> {
        private static final long serialVersionUID = 1;

        Parse() {
            super(VISIT);
        }

        @Override
        public Tuple2<Long, String> deserialize(byte[] event) throws IOException {
            Visit visit = Visit.of(event);
            return Tuple2.of(visit.day(), visit.user());
        }
    }

    private static final class FirstOfUserOnDay extends RichFilterFunction<Tuple2<Long, String>> {
        private static final long serialVersionUID = 1;

        private transient ValueState<Boolean> seen;

        @Override
        public void open(OpenContext context) {
            seen = getRuntimeContext().getState(new ValueStateDescriptor<>("seen", Types.BOOLEAN));
        }

        @Override
        public boolean filter(Tuple2<Long, String> visit) throws IOException {
            if (seen.value() != null) {
                return false;
            }
            seen.update(true);
            return true;
        }
    }
}

package dev.rollcall.app.promises;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.intake.PolledRecordsConsumer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What happens between two steps of a poll takes no record away, and gives none twice. */
@ExtendWith(KafkaExtension.class)
class PolledRecordsConsumerIT {
    private static final int RECORDS = 1_000;

    @Test
    void aStepThatFailsLosesNothingOfThoseBefore(TestKafka kafka) {
        try (PolledRecordsConsumer consumer = consumer(kafka, PolledRecordsConsumer::wakeup)) {
            assertThat(offsets(consumer)).isEqualTo(all());
        }
    }

    @Test
    void whatCameFromAPartitionThatIsTakenAwayIsReadOnceByItsOwner(TestKafka kafka) {
        try (PolledRecordsConsumer consumer = consumer(kafka, PolledRecordsConsumer::enforceRebalance)) {
            assertThat(offsets(consumer)).isEqualTo(all());
        }
    }

    private static List<Long> all() {
        return LongStream.range(0, RECORDS).boxed().toList();
    }

    private static List<Long> offsets(PolledRecordsConsumer consumer) {
        List<Long> offsets = new ArrayList<>();
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (offsets.size() < RECORDS && System.nanoTime() < end) {
            try {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> offsets.add(record.offset()));
            } catch (WakeupException e) {
                // Thrown by the step that the test disturbs.
            }
        }
        return offsets;
    }

    /** A consumer whose third step is disturbed. */
    private static PolledRecordsConsumer consumer(TestKafka kafka, Consumer<PolledRecordsConsumer> disturbance) {
        String topic = kafka.createTopic("steps", 1);
        kafka.produceValues(
                topic,
                1,
                IntStream.range(0, RECORDS).mapToObj(Integer::toString).toList());
        AfterSecondStep interruption = new AfterSecondStep();
        Map<String, Object> config = new HashMap<>();
        config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        config.put(ConsumerConfig.GROUP_ID_CONFIG, kafka.name("steps"));
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, "steps");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 10);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG, List.of(AfterSecondStep.Interceptor.class));
        config.put(AfterSecondStep.NAME, interruption);
        PolledRecordsConsumer consumer = new PolledRecordsConsumer(config, Set.of());
        interruption.step = () -> disturbance.accept(consumer);
        consumer.subscribe(List.of(topic), new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}

            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {}
        });
        return consumer;
    }

    static final class AfterSecondStep {
        private static final String NAME = "test.after.second.step";

        private Runnable step = () -> {};
        private int steps;

        /** Made by the consumer. */
        public static final class Interceptor implements ConsumerInterceptor<byte[], byte[]> {
            private AfterSecondStep test;

            @Override
            public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
                if (!records.isEmpty() && ++test.steps == 2) {
                    test.step.run();
                }
                return records;
            }

            @Override
            public void configure(Map<String, ?> configs) {
                test = (AfterSecondStep) configs.get(NAME);
            }

            @Override
            public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

            @Override
            public void close() {}
        }
    }
}

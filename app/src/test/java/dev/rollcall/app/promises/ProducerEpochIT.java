package dev.rollcall.app.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.app.run.Instance;
import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every commit takes an epoch of the producer, and there are 32,767; at ten commits a second they last for less than an hour. */
@Tag("slow")
@ExtendWith(KafkaExtension.class)
class ProducerEpochIT {
    private static final int NEARLY_ALL = 32_700;

    @TempDir
    private Path stateDir;

    @Test
    void aProducerThatHasUsedUpItsEpochsGoesOnWithAnotherId(TestKafka kafka) {
        RandomEvents events = new RandomEvents("producer epochs", 901);
        try (Trial trial = new Trial(kafka, stateDir, 2, Map.of("threads", "1", "kafka.commit.interval.ms", "10"))) {
            trial.write(events.next(100));
            trial.run(false);
            String transactionalId = transactionalId(kafka, trial.applicationId());
            useUpEpochs(kafka, transactionalId);
            TransactionDescription before = describe(kafka, transactionalId);
            assertThat(before.producerEpoch()).isGreaterThan(NEARLY_ALL);

            Instance instance = trial.start();
            await().atMost(Duration.ofMinutes(2)).until(() -> {
                trial.write(events.next(20));
                return describe(kafka, transactionalId).producerId() != before.producerId();
            });
            long fenced = instance.metrics().fencedTransactions();
            trial.write(events.next(2_000));

            trial.awaitCaughtUp(instance);
            trial.assertExact();
            assertThat(fenced).isZero();
            assertThat(instance.metrics().abortedTransactions()).isZero();
        }
    }

    private static String transactionalId(TestKafka kafka, String applicationId) {
        return TestKafka.await(kafka.admin().listTransactions().all()).stream()
                .map(TransactionListing::transactionalId)
                .filter(id -> id.startsWith(applicationId))
                .findFirst()
                .orElseThrow();
    }

    private static TransactionDescription describe(TestKafka kafka, String transactionalId) {
        return TestKafka.await(
                kafka.admin().describeTransactions(List.of(transactionalId)).description(transactionalId));
    }

    /** Commits under the instance's name while it is not running. */
    private static void useUpEpochs(TestKafka kafka, String transactionalId) {
        String topic = kafka.createTopic("epochs", 1);
        try (Producer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", transactionalId),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.initTransactions();
            for (int commit = 0; commit < NEARLY_ALL; commit++) {
                producer.beginTransaction();
                producer.send(new ProducerRecord<>(topic, new byte[1]));
                producer.commitTransaction();
            }
        }
    }
}

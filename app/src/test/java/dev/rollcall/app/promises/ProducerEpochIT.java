package dev.rollcall.app.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.service.run.Instance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.admin.TransactionListing;
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
                // Not that of the settings topic's writer, which begins alike.
                .filter(id -> id.matches(applicationId + "-[0-9a-f-]{36}-1"))
                .findFirst()
                .orElseThrow();
    }

    private static TransactionDescription describe(TestKafka kafka, String transactionalId) {
        return TestKafka.await(
                kafka.admin().describeTransactions(List.of(transactionalId)).description(transactionalId));
    }

    /**
     * Takes epochs under the instance's name while it is not running, as a producer does when it starts. A commit takes one as well, but
     * the next transaction then waits twenty milliseconds for the brokers.
     */
    private static void useUpEpochs(TestKafka kafka, String transactionalId) {
        for (int epoch = 0; epoch < NEARLY_ALL; epoch++) {
            TestKafka.await(
                    kafka.admin().fenceProducers(List.of(transactionalId)).all());
        }
    }
}

package dev.rollcall.app.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.service.run.Instance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(KafkaExtension.class)
class LeftTransactionsIT {
    private static final int TEN_MINUTES_MS = 600_000;

    @TempDir
    private Path stateDir;

    @Test
    void whatALostInstanceLeftOpenHoldsNobodyBack(TestKafka kafka) {
        RandomEvents events = new RandomEvents("left transactions", 1101);
        try (Trial trial = new Trial(kafka, stateDir, 2, Map.of())) {
            trial.write(events.next(200));
            trial.run(false);
            String visits = trial.applicationId() + "-visits-repartition";
            String lost = trial.applicationId() + "-" + UUID.randomUUID() + "-1";
            String anotherApplications = trial.applicationId() + "-2-" + UUID.randomUUID() + "-1";
            try (Producer<byte[], byte[]> left = open(kafka, lost, visits);
                    Producer<byte[], byte[]> other = open(kafka, anotherApplications, kafka.createTopic("others", 1))) {
                trial.write(events.next(200));

                Instance instance = trial.start();

                trial.awaitCaughtUp(instance);
                trial.assertExact();
                assertThat(isOpen(kafka, lost)).isFalse();
                assertThat(isOpen(kafka, anotherApplications)).isTrue();
                other.abortTransaction();
                left.close(Duration.ZERO);
            }
        }
    }

    /** A transaction that the brokers would not abort for as long as the test may take. */
    private static Producer<byte[], byte[]> open(TestKafka kafka, String transactionalId, String topic) {
        Producer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        kafka.bootstrapServers(),
                        "transactional.id",
                        transactionalId,
                        "transaction.timeout.ms",
                        TEN_MINUTES_MS),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(topic, 0, null, new byte[1]));
        producer.flush();
        await().until(() -> isOpen(kafka, transactionalId));
        return producer;
    }

    private static boolean isOpen(TestKafka kafka, String transactionalId) {
        return TestKafka.await(kafka.admin().listTransactions().all()).stream()
                .filter(transaction -> transaction.transactionalId().equals(transactionalId))
                .map(TransactionListing::state)
                .anyMatch(state -> state.toString().equals("Ongoing"));
    }
}

package dev.rollcall.app.promises;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@ExtendWith(KafkaExtension.class)
class TransactionalInputIT {
    private static final long SEED = 601;

    @TempDir
    private Path stateDir;

    @Test
    void abortedEventsAreNotCountedAndNothingIsTakenForLost(TestKafka kafka) {
        RandomEvents events = new RandomEvents("input by transactions", SEED);
        Random random = new Random(SEED);
        try (Trial trial = new Trial(kafka, stateDir, 3, Map.of());
                Producer<byte[], byte[]> producer = producer(kafka)) {
            for (int transaction = 0; transaction < 200; transaction++) {
                trial.written()
                        .writeInTransaction(producer, events.next(1 + random.nextInt(60)), random.nextInt(4) > 0);
            }
            trial.run(false);
            for (int transaction = 0; transaction < 50; transaction++) {
                trial.written().writeInTransaction(producer, events.next(1 + random.nextInt(60)), random.nextBoolean());
            }
            // The last offsets are an aborted event and a marker.
            trial.written().writeInTransaction(producer, events.next(3), false);

            trial.run(false);

            trial.assertExact();
            assertThat(trial.allLost()).isZero();
        }
    }

    @Test
    void inputThatWasCountedMayBeDeletedUpToItsLastMarker(TestKafka kafka) {
        RandomEvents events = new RandomEvents("deleted up to a marker", SEED + 1);
        try (Trial trial = new Trial(kafka, stateDir, 3, Map.of());
                Producer<byte[], byte[]> producer = producer(kafka)) {
            trial.written().writeInTransaction(producer, events.next(90), true);
            trial.written().writeInTransaction(producer, events.next(9), false);
            trial.run(false);
            trial.written().deleteAll();

            trial.run(false);
            trial.written().writeInTransaction(producer, events.next(90), true);
            trial.run(false);

            trial.assertExact();
        }
    }

    private static Producer<byte[], byte[]> producer(TestKafka kafka) {
        Producer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", kafka.name("writer")),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
        return producer;
    }
}

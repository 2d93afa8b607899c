package dev.rollcall.app.promises;

import static org.awaitility.Awaitility.await;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.service.run.Instance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.TransactionListing;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@ExtendWith(KafkaExtension.class)
class InstancesIT {
    private static final int MANY = 8_000;

    @TempDir
    private Path stateDir;

    private RandomEvents events;

    private List<SentEvent> some() {
        return events.next(MANY);
    }

    private void seed(TestInfo test, long seed) {
        events = new RandomEvents(test.getDisplayName(), seed);
    }

    @Test
    void anInstanceStoppedInTheMiddleGoesOnWhereItWas(TestKafka kafka, TestInfo test) {
        seed(test, 101);
        try (Trial trial = new Trial(kafka, stateDir, 3, Map.of())) {
            trial.write(some());
            Instance first = trial.start();
            awaitSomeCounted(trial);
            trial.write(some());
            trial.stop(first);
            trial.write(some());

            trial.awaitCaughtUp(trial.start());

            trial.assertExact();
        }
    }

    @Test
    void eventsOfPartitionsThatAreAddedMeanwhileAreCounted(TestKafka kafka, TestInfo test) {
        seed(test, 102);
        try (Trial trial = new Trial(kafka, stateDir, 2, Map.of())) {
            Instance instance = trial.start();
            trial.write(some());
            awaitSomeCounted(trial);

            trial.written().grow(5);
            trial.write(some());

            trial.awaitCaughtUp(instance);
            trial.assertExact();
        }
    }

    @Test
    void instancesJoinAndLeaveInTheMiddle(TestKafka kafka, TestInfo test) {
        seed(test, 103);
        try (Trial trial = new Trial(kafka, stateDir, 4, Map.of())) {
            Instance first = trial.start();
            trial.write(some());
            awaitSomeCounted(trial);
            Instance second = trial.start();
            trial.write(some());
            awaitWorkOf(second, trial);
            trial.write(some());

            trial.stop(first);

            trial.write(some());
            trial.awaitCaughtUp(second);
            trial.assertExact();
        }
    }

    @Test
    void instancesStartedTogetherShareTheWork(TestKafka kafka, TestInfo test) {
        seed(test, 104);
        try (Trial trial = new Trial(kafka, stateDir, 4, Map.of())) {
            trial.write(some());
            Instance one = trial.start();
            Instance other = trial.start();
            trial.awaitCaughtUp(one);
            trial.write(some());

            awaitWorkOf(other, trial);

            trial.awaitCaughtUp(other);
            trial.assertExact();
        }
    }

    @Test
    void aFencedThreadLosesAndDoublesNothing(TestKafka kafka, TestInfo test) {
        seed(test, 105);
        try (Trial trial = new Trial(kafka, stateDir, 3, Map.of())) {
            Instance instance = trial.start();
            trial.write(some());
            awaitSomeCounted(trial);
            for (int round = 0; round < 3; round++) {
                trial.write(some());

                fenceAll(kafka, trial.applicationId());
            }
            long before = instance.metrics().fencedTransactions();
            await().atMost(Duration.ofMinutes(2)).until(() -> {
                trial.write(events.next(100));
                fenceAll(kafka, trial.applicationId());
                return instance.metrics().fencedTransactions() > before;
            });

            trial.awaitCaughtUp(instance);
            trial.assertExact();
        }
    }

    /** What a second process with the same transactional ids would do: the open transactions are aborted. */
    private static void fenceAll(TestKafka kafka, String applicationId) {
        List<String> ids = TestKafka.await(kafka.admin().listTransactions().all()).stream()
                .map(TransactionListing::transactionalId)
                .filter(id -> id.startsWith(applicationId))
                .toList();
        TestKafka.await(kafka.admin().fenceProducers(ids).all());
    }

    private void awaitWorkOf(Instance instance, Trial trial) {
        await().atMost(Duration.ofMinutes(2)).until(() -> {
            trial.write(events.next(100));
            return instance.metrics().read() > 0;
        });
    }

    private static void awaitSomeCounted(Trial trial) {
        await().atMost(Duration.ofMinutes(2)).until(() -> trial.accounted() > 0);
    }
}

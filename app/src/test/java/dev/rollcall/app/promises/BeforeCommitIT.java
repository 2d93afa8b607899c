package dev.rollcall.app.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.commit.CommitPace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a processor gathers leaves before every commit, in the same transaction as the offsets, and at no other time. */
@ExtendWith(KafkaExtension.class)
class BeforeCommitIT {
    private static final Duration NEVER = Duration.ofMinutes(10);
    private static final Duration OFTEN = Duration.ofMillis(20);
    private static final int EVENTS = 4_000;

    @TempDir
    private Path stateDir;

    @Test
    void nothingLeavesBeforeTheCommit(TestKafka kafka) {
        try (GatheringApp app = new GatheringApp(kafka, stateDir, NEVER)) {
            write(app, EVENTS);
            app.start();

            app.awaitProcessed(EVENTS);

            assertThat(app.allRanges()).isEmpty();
            assertThat(app.committed()).isZero();
        }
    }

    @Test
    void aCleanCloseEmitsWhatIsGathered(TestKafka kafka) {
        try (GatheringApp app = new GatheringApp(kafka, stateDir, NEVER)) {
            write(app, EVENTS);
            KafkaStreams streams = app.start();
            app.awaitProcessed(EVENTS);

            streams.close();

            app.assertExact(EVENTS);
        }
    }

    @Test
    void aRevocationEmitsWhatIsGathered(TestKafka kafka) {
        try (GatheringApp app = new GatheringApp(kafka, stateDir, NEVER)) {
            write(app, EVENTS);
            app.start();
            app.awaitProcessed(EVENTS);

            app.start();

            await().atMost(Duration.ofMinutes(2)).until(() -> app.committed() == EVENTS);
            app.assertExact(EVENTS);
        }
    }

    @Test
    void aCommitThatIsDueIsAskedForByTheTaskItself(TestKafka kafka) {
        try (GatheringApp app = new GatheringApp(kafka, stateDir, NEVER, CommitPace.adaptive())) {
            app.start();
            write(app, EVENTS / 2);
            await().atMost(Duration.ofMinutes(2)).until(() -> app.committed() == EVENTS / 2);

            write(app, EVENTS / 2);

            app.assertExact(EVENTS);
        }
    }

    @Test
    void commitsThatTakeLongAreFewer(TestKafka kafka) {
        int events = 400;
        try (GatheringApp app = new GatheringApp(kafka, stateDir, NEVER, CommitPace.adaptive())) {
            app.commitTakes(Duration.ofMillis(200));
            write(app, events);

            app.start();

            app.assertExact(events);
            assertThat(app.allRanges()).hasSizeLessThan(events / 10);
        }
    }

    @Test
    void everyCommitEmitsExactlyWhatItsOffsetsCover(TestKafka kafka) {
        try (GatheringApp app = new GatheringApp(kafka, stateDir, OFTEN)) {
            app.start();
            KafkaStreams leaving = app.start();

            for (int round = 0; round < 10; round++) {
                write(app, EVENTS / 10);
            }
            leaving.close();

            app.assertExact(EVENTS);
        }
    }

    @Test
    void aThreadThatDiesLeavesNothingOfItsOpenTransaction(TestKafka kafka) {
        try (GatheringApp app = new GatheringApp(kafka, stateDir, OFTEN)) {
            app.failAt(1, 300);
            app.failAt(2, 700);
            write(app, EVENTS);

            app.start();

            app.assertExact(EVENTS);
        }
    }

    @Test
    void anAbortedCommitIsMadeUpFor(TestKafka kafka) {
        try (GatheringApp app = new GatheringApp(kafka, stateDir, OFTEN)) {
            app.start();
            write(app, EVENTS / 4);
            app.awaitProcessed(1);
            for (int round = 0; round < 3; round++) {
                write(app, EVENTS / 4);

                fenceAll(kafka, app.applicationId());
            }

            app.assertExact(EVENTS);
        }
    }

    private static void write(GatheringApp app, int events) {
        app.write(IntStream.range(0, events).mapToObj(Integer::toString).toList());
    }

    /** What a second process with the same transactional ids would do: the open transactions are aborted. */
    private static void fenceAll(TestKafka kafka, String applicationId) {
        List<String> ids = TestKafka.await(kafka.admin().listTransactions().all()).stream()
                .map(TransactionListing::transactionalId)
                .filter(id -> id.startsWith(applicationId))
                .toList();
        TestKafka.await(kafka.admin().fenceProducers(ids).all());
    }
}

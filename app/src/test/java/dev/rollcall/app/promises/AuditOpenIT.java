package dev.rollcall.app.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.service.audit.AuditResult;
import dev.rollcall.service.audit.AuditStatus;
import dev.rollcall.service.audit.difference.AuditDifference;
import dev.rollcall.service.run.Instance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the audit says of events that came while it read, or that are not counted yet. */
@ExtendWith(KafkaExtension.class)
class AuditOpenIT {
    private static final long WRITE_EVERY_NANOS = 20_000_000;

    @TempDir
    private Path directory;

    @Tag("slow")
    @Test
    void onALiveTopicNothingDiffers(TestKafka kafka) {
        try (Trial trial = new Trial(kafka, directory.resolve("state"), 3, Map.of())) {
            RandomEvents events = new RandomEvents("audit of a live topic", 511);
            trial.write(events.next(5_000));
            trial.start();
            AtomicBoolean enough = new AtomicBoolean();
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
                while (!enough.get()) {
                    trial.write(events.next(50));
                    // The test keeps what it writes in memory, and an audit of a live topic waits for half a minute.
                    LockSupport.parkNanos(WRITE_EVERY_NANOS);
                }
            });

            List<AuditResult> results = IntStream.range(0, 2)
                    .mapToObj(round -> new Audited(trial, directory).run())
                    .toList();
            enough.set(true);
            writing.join();

            assertThat(results)
                    .allSatisfy(result -> assertThat(result.differences()).isEmpty())
                    .allSatisfy(result -> assertThat(result.status()).isEqualTo(AuditStatus.EQUAL));
        }
    }

    @Test
    void whatIsStillDueIsPublishedWhenAnInstanceStops(TestKafka kafka) {
        try (Trial trial = new Trial(kafka, directory.resolve("state"), 2, Map.of())) {
            trial.write(DailyEvents.days(100));
            Instance instance = trial.start();
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> trial.accountedIfAny() == 200);
            trial.write(List.of(DailyEvents.event("late", DailyEvents.FIRST.plusDays(50))));
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(20))
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> trial.accounted() == 201);

            trial.stop(instance);
            AuditResult result = new Audited(trial, directory).run();

            assertThat(result.differences()).isEmpty();
            assertThat(result.status()).isEqualTo(AuditStatus.EQUAL);
        }
    }

    @Test
    void daysOfEventsThatComeMeanwhileAreOpenAndAllOthersCompared(TestKafka kafka) {
        try (Trial trial = new Trial(kafka, directory.resolve("state"), 2, Map.of())) {
            trial.write(DailyEvents.days(100));
            trial.awaitCaughtUp(trial.start());
            AtomicBoolean written = new AtomicBoolean();

            AuditResult result = new Audited(trial, directory)
                    .listening((phase, done, total) -> {
                        if (phase.contains("published") && written.compareAndSet(false, true)) {
                            trial.write(List.of(DailyEvents.event("late", DailyEvents.FIRST.plusDays(50))));
                        }
                    })
                    .run();

            assertThat(result.status()).isEqualTo(AuditStatus.EQUAL);
            assertThat(result.openDays())
                    .containsExactlyElementsOf(DailyEvents.FIRST
                            .plusDays(50)
                            .datesUntil(DailyEvents.FIRST.plusDays(80))
                            .toList());
            assertThat(result.events()).isEqualTo(201);
        }
    }

    @Test
    void whatCannotHaveComeMeanwhileDiffersAlsoOnOpenDays(TestKafka kafka) {
        try (Trial trial = new Trial(kafka, directory.resolve("state"), 2, Map.of())) {
            Audited.writeAndCount(trial, DailyEvents.days(100));
            trial.write(List.of(DailyEvents.event("late", DailyEvents.FIRST.plusDays(50))));
            Audited.tamper(kafka, DailyEvents.FIRST.plusDays(50) + "/all", "\"dau\":2", "\"dau\":4");

            AuditResult result =
                    new Audited(trial, directory).waiting(Duration.ZERO).run();

            assertThat(result.status()).isEqualTo(AuditStatus.DIFFERENT);
            assertThat(result.differences())
                    .containsExactly(new AuditDifference(
                            AuditDifference.Kind.ROW, DailyEvents.FIRST.plusDays(50) + "/all", "dau", "4", "2 to 3"));
        }
    }

    @Test
    void withAPipelineThatIsBehindItCannotTellAndNamesTheDays(TestKafka kafka) {
        try (Trial trial = new Trial(kafka, directory.resolve("state"), 2, Map.of())) {
            Audited.writeAndCount(trial, DailyEvents.days(100));
            trial.write(List.of(
                    DailyEvents.event("late", DailyEvents.FIRST.plusDays(98)),
                    DailyEvents.event("later", DailyEvents.FIRST.plusDays(103))));

            Audited audited = new Audited(trial, directory).waiting(Duration.ofSeconds(1));
            AuditResult result = audited.run();

            assertThat(result.status()).isEqualTo(AuditStatus.CANNOT_TELL);
            assertThat(result.status().exitStatus()).isEqualTo(1);
            assertThat(result.openDays())
                    .containsExactlyElementsOf(DailyEvents.FIRST
                            .plusDays(98)
                            .datesUntil(DailyEvents.FIRST.plusDays(104))
                            .toList());
            assertThat(audited.printed()).contains("2 events not read yet", "2026-04-09 to 2026-04-14");
        }
    }

    @Test
    void visitsThatWaitBetweenTheStagesAreNamed(TestKafka kafka) {
        try (Trial trial = new Trial(kafka, directory.resolve("state"), 2, Map.of())) {
            Audited.writeAndCount(trial, DailyEvents.days(100));
            takeBackVisits(kafka, trial.applicationId());
            Audited.tamper(kafka, DailyEvents.FIRST.plusDays(50) + "/all", "\"dau\":2", "\"dau\":1");

            Audited audited = new Audited(trial, directory).waiting(Duration.ofSeconds(1));
            AuditResult result = audited.run();

            assertThat(result.status()).isEqualTo(AuditStatus.CANNOT_TELL);
            assertThat(result.openDays()).containsExactly(DailyEvents.FIRST.plusDays(50));
            assertThat(audited.printed()).contains("waiting between the stages");
        }
    }

    @Test
    void whatNoGroupHasReadIsAllOpen(TestKafka kafka) {
        try (Trial trial = new Trial(kafka, directory.resolve("state"), 2, Map.of())) {
            Audited.writeAndCount(trial, DailyEvents.days(10));

            Audited audited = new Audited(trial, directory)
                    .with("application.id", "nobody")
                    .waiting(Duration.ZERO);
            AuditResult result = audited.run();

            assertThat(result.status()).isEqualTo(AuditStatus.CANNOT_TELL);
            assertThat(result.openDays()).hasSize(10);
            assertThat(audited.printed()).contains("20 events not read yet");
        }
    }

    @Test
    void anInterruptedAuditLeavesNothingBehind(TestKafka kafka) throws IOException {
        try (Trial trial = new Trial(kafka, directory.resolve("state"), 2, Map.of())) {
            Audited.writeAndCount(trial, DailyEvents.days(100));
            Path temporary = Files.createDirectory(directory.resolve("temporary"));
            Audited audited = new Audited(trial, temporary).listening((phase, done, total) -> {
                if (phase.contains("input")) {
                    assertThat(temporary).isNotEmptyDirectory();
                    Thread.currentThread().interrupt();
                }
            });

            assertThatThrownBy(audited::run).isInstanceOf(KafkaException.class);

            assertThat(Thread.interrupted()).isTrue();
            assertThat(temporary).isEmptyDirectory();
        }
    }

    /** As if the ledger had not read the last record of every partition of the visits. */
    private static void takeBackVisits(TestKafka kafka, String applicationId) {
        Map<TopicPartition, OffsetAndMetadata> committed = TestKafka.await(
                kafka.admin().listConsumerGroupOffsets(applicationId).partitionsToOffsetAndMetadata());
        committed.keySet().removeIf(partition -> !partition.topic().endsWith("visits-repartition"));
        committed.replaceAll((partition, offset) -> new OffsetAndMetadata(offset.offset() - 1));
        TestKafka.await(kafka.admin()
                .alterConsumerGroupOffsets(applicationId, committed)
                .all());
    }
}

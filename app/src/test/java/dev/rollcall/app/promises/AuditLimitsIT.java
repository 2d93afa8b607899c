package dev.rollcall.app.promises;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.report.RejectedHeaders;
import dev.rollcall.service.audit.AuditResult;
import dev.rollcall.service.audit.AuditStatus;
import dev.rollcall.service.audit.difference.AuditDifference;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the audit says where retention deleted something, of events long ago, and of long and short days. */
@Tag("slow")
@ExtendWith(KafkaExtension.class)
class AuditLimitsIT {
    @TempDir
    private Path directory;

    @Test
    void daysWhoseInputWasDeletedCannotBeToldAndTheOthersCan(TestKafka kafka) {
        try (Trial trial = new Trial(kafka, directory.resolve("state"), 2, Map.of())) {
            Audited.writeAndCount(trial, DailyEvents.days(100));
            delete(kafka, trial.input(), 0, 10);

            AuditResult all = new Audited(trial, directory).run();
            AuditResult later = new Audited(trial, directory)
                    .days(DailyEvents.FIRST.plusDays(40), DailyEvents.FIRST.plusDays(99))
                    .run();
            Audited.tamper(kafka, DailyEvents.FIRST.plusDays(40) + "/all", "\"mau\":31", "\"mau\":32");
            Audited.tamper(kafka, DailyEvents.FIRST.plusDays(3) + "/all", "\"dau\":2", "\"dau\":0");
            AuditResult tampered = new Audited(trial, directory).run();

            assertThat(all.status()).isEqualTo(AuditStatus.CANNOT_TELL);
            // Day 10 is the first that is left; an event may be an hour ahead of its record, and a month reaches 30
            // days.
            assertThat(all.untoldDays())
                    .containsExactlyElementsOf(DailyEvents.FIRST
                            .datesUntil(DailyEvents.FIRST.plusDays(40))
                            .toList());
            assertThat(later.status()).isEqualTo(AuditStatus.EQUAL);
            assertThat(tampered.differences())
                    .extracting(AuditDifference::key)
                    .containsExactly(DailyEvents.FIRST.plusDays(3) + "/all", DailyEvents.FIRST.plusDays(40) + "/all");
        }
    }

    @Test
    void inputThatIsDeletedWhileItIsReadIsNoticed(TestKafka kafka) {
        try (Trial trial = new Trial(kafka, directory.resolve("state"), 1, Map.of())) {
            // Large events: a fetch brings some hundred of them, so the reader is far from the end when they go.
            String padding = "x".repeat(2_000);
            List<SentEvent> events = new ArrayList<>();
            for (int i = 0; i < 6_000; i++) {
                LocalDate day = DailyEvents.FIRST.plusDays(i / 60);
                events.add(DailyEvents.event("u" + i % 7 + "\",\"padding\":\"" + padding, day));
            }
            Audited.writeAndCount(trial, events);
            AtomicBoolean deleted = new AtomicBoolean();

            Audited audited = new Audited(trial, directory).listening((phase, done, total) -> {
                if (phase.contains("input") && deleted.compareAndSet(false, true)) {
                    delete(kafka, trial.input(), 0, 5_000);
                }
            });
            AuditResult result = audited.run();

            assertThat(result.differences()).isEmpty();
            assertThat(result.status()).isEqualTo(AuditStatus.CANNOT_TELL);
            assertThat(result.untoldDays())
                    .containsExactlyElementsOf(DailyEvents.FIRST
                            .datesUntil(DailyEvents.FIRST.plusDays(100))
                            .toList());
            assertThat(audited.printed()).contains("begins at 5,000", "2026-03-25 or earlier");
        }
    }

    @Test
    void anEventLongAgoIsCountedAndMustNotBeRejected(TestKafka kafka) {
        try (Trial trial = new Trial(kafka, directory.resolve("state"), 1, Map.of())) {
            trial.write(List.of(DailyEvents.event("ann", DailyEvents.FIRST.plusDays(800))));
            Audited.writeAndCount(trial, List.of(DailyEvents.event("ann", DailyEvents.FIRST)));

            AuditResult equal = new Audited(trial, directory).run();
            kafka.produceBytes(List.of(rejection(kafka.name("rejected-events"), trial.input(), 1, "LATE")));
            AuditResult tampered = new Audited(trial, directory).run();

            assertThat(equal.status()).isEqualTo(AuditStatus.EQUAL);
            assertThat(tampered.differences())
                    .extracting(AuditDifference::key, AuditDifference::published, AuditDifference::recomputed)
                    .containsExactly(tuple(trial.input() + "-0@1", "LATE", "none, it can be counted"));
        }
    }

    @Test
    void aRejectedTopicThatRetentionShortenedIsSaidAndNoDifference(TestKafka kafka) {
        try (Trial trial = new Trial(kafka, directory.resolve("state"), 1, Map.of())) {
            Audited.writeAndCount(trial, new RandomEvents("audit after retention", 512).next(2_000));
            delete(kafka, kafka.name("rejected-events"), 0, 20);

            Audited audited = new Audited(trial, directory);
            AuditResult result = audited.run();

            assertThat(result.status()).isEqualTo(AuditStatus.EQUAL);
            assertThat(audited.printed()).contains("deleted 20 events from topic");
        }
    }

    @Test
    void daysOf23And25HoursAreDaysLikeOthers(TestKafka kafka) {
        try (Trial trial = new Trial(kafka, directory.resolve("state"), 2, Map.of("zone", "America/New_York"))) {
            List<SentEvent> events = new ArrayList<>();
            for (String begin : List.of("2026-03-07T00:00:00Z", "2026-10-31T00:00:00Z")) {
                for (int minutes = 0; minutes < 4 * 24 * 60; minutes += 10) {
                    Instant time = Instant.parse(begin).plusSeconds(60L * minutes);
                    events.add(DailyEvents.event("u" + minutes % 70, time));
                }
            }
            Audited.writeAndCount(trial, events);

            AuditResult result = new Audited(trial, directory).run();

            assertThat(result.differences()).isEmpty();
            assertThat(result.status()).isEqualTo(AuditStatus.EQUAL);
            assertThat(result.rows()).isPositive();
        }
    }

    private static ProducerRecord<byte[], byte[]> rejection(String topic, String input, long offset, String reason) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, 0, 0L, new byte[0], new byte[0]);
        Map<String, String> headers = Map.of(
                RejectedHeaders.REASON,
                reason,
                RejectedHeaders.TOPIC,
                input,
                RejectedHeaders.PARTITION,
                "0",
                RejectedHeaders.OFFSET,
                Long.toString(offset));
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }

    private static void delete(TestKafka kafka, String topic, int partition, long before) {
        TestKafka.await(kafka.admin()
                .deleteRecords(Map.of(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(before)))
                .all());
    }
}

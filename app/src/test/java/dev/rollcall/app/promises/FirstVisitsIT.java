package dev.rollcall.app.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.service.UserError;
import dev.rollcall.service.audit.AuditResult;
import dev.rollcall.service.audit.AuditStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The topic of first visits under audit, and what happens when it is set later. */
@ExtendWith(KafkaExtension.class)
class FirstVisitsIT {
    @TempDir
    private Path directory;

    @Test
    void anAuditFindsWhatCameTwiceWhatNeverWasAndWhatIsNoFirstVisit(TestKafka kafka) {
        try (Trial trial = counted(kafka)) {
            String topic = trial.settings().get("first-visits.topic");
            var some = kafka.read(topic).get(7);
            kafka.produce(List.of(
                    new ProducerRecord<>(topic, some.key(), some.value()),
                    new ProducerRecord<>(
                            topic,
                            "nobody",
                            "{\"user\":\"nobody\",\"day\":\"2024-10-10\",\"segments\":[{\"segment\":\"all\",\"new\":true}]}"),
                    new ProducerRecord<>(topic, "u1", "{}")));

            AuditResult result = new Audited(trial, directory).run();

            assertThat(result.status()).isEqualTo(AuditStatus.DIFFERENT);
            assertThat(result.differences())
                    .extracting(difference -> difference.published())
                    .contains("one", "no first visit: there is no field user")
                    .containsOnly("one", "more than one", "no first visit: there is no field user");
            assertThat(result.differences())
                    .extracting(difference -> difference.key())
                    .contains("2024-10-10/all/nobody")
                    .anyMatch(key -> key.endsWith("/all/" + some.key()));
        }
    }

    /** What retention has deleted is not missed. */
    @Test
    void aShortenedTopicIsNoDifference(TestKafka kafka) {
        try (Trial trial = counted(kafka)) {
            TopicPartition partition = new TopicPartition(trial.settings().get("first-visits.topic"), 0);
            TestKafka.await(kafka.admin()
                    .deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(3)))
                    .all());

            assertThat(new Audited(trial, directory).run().status()).isEqualTo(AuditStatus.EQUAL);
        }
    }

    /** While all are stopped; an instance that runs without it keeps others from setting it. */
    @Test
    void theTopicMayBeSetLaterAndBeginsThen(TestKafka kafka) {
        try (Trial trial = countedWithout(kafka)) {
            trial.with("first-visits.topic", kafka.name("later"));
            trial.write(new RandomEvents("first visits", 902).next(300));
            trial.awaitCaughtUp(trial.start());

            assertThat(kafka.read(kafka.name("later"))).isNotEmpty();
            assertThat(new Audited(trial, directory).run().status()).isEqualTo(AuditStatus.EQUAL);
            assertThatThrownBy(trial.with("first-visits.topic", kafka.name("another"))
                            .with("state.dir", directory.resolve("second").toString())::start)
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("first-visits.topic " + kafka.name("another"))
                    .hasMessageContaining("run with " + kafka.name("later"))
                    .hasMessageNotContaining("\n");
        }
    }

    private Trial counted(TestKafka kafka) {
        return counted(new Trial(kafka, directory.resolve("state"), 2, Map.of()));
    }

    private Trial countedWithout(TestKafka kafka) {
        return counted(new Trial(kafka, directory.resolve("state"), 2, Map.of()).without("first-visits.topic"));
    }

    private static Trial counted(Trial trial) {
        trial.write(new RandomEvents("first visits", 901).next(500));
        trial.run(false);
        return trial;
    }
}

package dev.rollcall.app.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.service.UserError;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Topics are deleted by mistake. */
@Tag("slow")
@ExtendWith(KafkaExtension.class)
class VanishedTopicsIT {
    private static final int EVENTS = 1_000;

    @TempDir
    private Path directory;

    @Test
    void rowsAndAccountsThatAreGoneArePublishedOnceMore(TestKafka kafka) {
        try (Trial trial = new Trial(kafka, directory, 2, Map.of())) {
            trial.write(new RandomEvents("deleted output", 611).next(EVENTS));
            trial.run(false);

            delete(kafka, trial.settings().get("output.topic"));
            delete(kafka, trial.settings().get("accounts.topic"));
            trial.run(false);

            trial.assertExact();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"activity-changelog", "totals-changelog"})
    void withoutAPartOfTheStateNothingStarts(String part, TestKafka kafka) {
        try (Trial trial = new Trial(kafka, directory, 2, Map.of())) {
            trial.write(new RandomEvents("deleted state", 612).next(EVENTS));
            trial.run(false);

            String topic = trial.applicationId() + "-" + part;
            delete(kafka, topic);

            assertThatThrownBy(() -> trial.run(false))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("topic " + topic + " is gone")
                    .hasMessageContaining("`reset`")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void withoutAnyStateItGoesOnOnlyWhereNothingIsPublished(TestKafka kafka) {
        try (Trial trial = new Trial(kafka, directory, 2, Map.of())) {
            trial.write(new RandomEvents("deleted all", 613).next(EVENTS));
            trial.written().markLost(0, 0, 100);
            TestKafka.await(kafka.admin()
                    .alterConsumerGroupOffsets(
                            trial.applicationId(),
                            Map.of(new TopicPartition(trial.input(), 0), new OffsetAndMetadata(100)))
                    .all());
            trial.run(false);
            trial.assertRowsExact();

            for (String part :
                    List.of("visits-repartition", "activity-changelog", "changes-repartition", "totals-changelog")) {
                delete(kafka, trial.applicationId() + "-" + part);
            }

            assertThatThrownBy(() -> trial.run(false))
                    .isInstanceOf(UserError.class)
                    .message()
                    .hasLineCount(4);
        }
    }

    private static void delete(TestKafka kafka, String topic) {
        TestKafka.await(kafka.admin().deleteTopics(List.of(topic)).all());
        Awaitility.await().untilAsserted(() -> assertThat(
                        TestKafka.await(kafka.admin().listTopics().names()))
                .doesNotContain(topic));
    }
}

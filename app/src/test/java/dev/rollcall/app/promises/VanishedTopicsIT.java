package dev.rollcall.app.promises;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.service.UserError;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
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

            kafka.deleteTopic(trial.settings().get("output.topic"));
            kafka.deleteTopic(trial.settings().get("accounts.topic"));
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
            kafka.deleteTopic(topic);

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
                kafka.deleteTopic(trial.applicationId() + "-" + part);
            }

            assertThatThrownBy(() -> trial.run(false))
                    .isInstanceOf(UserError.class)
                    .message()
                    .hasLineCount(4);
        }
    }
}

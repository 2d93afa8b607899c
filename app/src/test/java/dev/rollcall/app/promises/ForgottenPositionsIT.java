package dev.rollcall.app.promises;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.service.LostInputError;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Brokers forget the positions of a group that nobody was in for a week. */
@ExtendWith(KafkaExtension.class)
class ForgottenPositionsIT {
    private static final int EVENTS = 2_000;
    private static final int PARTITIONS = 2;

    @TempDir
    private Path directory;

    @Test
    void whatIsReadAgainChangesNoRow(TestKafka kafka) {
        RandomEvents events = new RandomEvents("forgotten", 601);
        try (Trial trial = new Trial(kafka, directory, PARTITIONS, Map.of())) {
            trial.write(events.next(EVENTS));
            trial.run(false);

            forgetPositions(kafka, trial);
            trial.run(false);
            trial.assertRowsExact();

            trial.write(events.next(EVENTS));
            trial.run(false);
            trial.assertRowsExact();
        }
    }

    @Test
    void whatMayHaveBeenDeletedUncountedMustBeAccepted(TestKafka kafka) {
        RandomEvents events = new RandomEvents("forgotten and deleted", 602);
        try (Trial trial = new Trial(kafka, directory, PARTITIONS, Map.of())) {
            trial.write(events.next(EVENTS));
            trial.run(false);
            trial.write(events.next(EVENTS));
            forgetPositions(kafka, trial);

            trial.written().deleteBefore(0, EVENTS / PARTITIONS + 1);
            trial.written().deleteBefore(1, EVENTS / PARTITIONS);
            assertThatThrownBy(() -> trial.run(false))
                    .isInstanceOf(LostInputError.class)
                    .hasMessageStartingWith(trial.input() + "-0: the brokers have forgotten the position of the group, "
                            + "1000 events are counted, and the partition begins at offset 1001")
                    .hasMessageContaining("--accept-lost-input")
                    .hasMessageNotContaining(trial.input() + "-1");

            trial.written().markLost(0, EVENTS / PARTITIONS, EVENTS / PARTITIONS + 1);
            trial.run(true);
            trial.assertRowsExact();
        }
    }

    private static void forgetPositions(TestKafka kafka, Trial trial) {
        TestKafka.await(kafka.admin()
                .deleteConsumerGroups(List.of(trial.applicationId()))
                .all());
    }
}

package dev.rollcall.app.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.service.LostInputError;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@ExtendWith(KafkaExtension.class)
class LostInputIT {
    private static final int EVENTS = 3_000;
    private static final int PARTITIONS = 3;

    @TempDir
    private Path directory;

    @Test
    void inputThatWasDeletedWhileNothingRanIsInTheAccountsOnceAccepted(TestKafka kafka) {
        RandomEvents events = new RandomEvents("deleted while stopped", 501);
        try (Trial trial = new Trial(kafka, directory, PARTITIONS, Map.of())) {
            trial.write(events.next(EVENTS));
            trial.run(false);
            trial.write(events.next(EVENTS));
            trial.loseFirst(0, 1_001);
            trial.loseFirst(2, 1_250);
            assertThatThrownBy(() -> trial.run(false))
                    .isInstanceOf(LostInputError.class)
                    .hasMessageContaining("offset 1000 is committed, and the partition begins at 1250: 250 events");

            trial.run(true);

            assertThat(trial.lost()).isEqualTo(Map.of(0, 1L, 1, 0L, 2, 250L));
            trial.assertExact();
        }
    }

    @Test
    void inputThatIsDeletedAheadOfARunningInstanceIsSaidAndInTheAccounts(TestKafka kafka) throws Exception {
        RandomEvents events = new RandomEvents("deleted ahead", 502);
        try (Trial trial = new Trial(kafka, directory.resolve("state"), PARTITIONS, Map.of());
                RunProcess process = RunProcess.start(directory, trial.settings())) {
            trial.write(events.next(EVENTS));
            await().atMost(Duration.ofMinutes(2)).until(() -> trial.accountedIfAny() == EVENTS);

            process.pause();
            trial.write(events.next(EVENTS));
            trial.written().deleteBefore(1, 1_900);
            process.goOn();

            // What had been fetched before the pause may still be counted; no more than that.
            await().atMost(Duration.ofMinutes(2)).until(() -> trial.accounted() + trial.allLost() == 2 * EVENTS);
            trial.awaitBalance();
            assertThat(trial.lost().get(1)).isBetween(1L, 900L);
            assertThat(process.log())
                    .contains("ERROR Input is lost: " + trial.lost().get(1) + " events of " + trial.input() + "-1");
            trial.written().markLost(1, 1_900 - trial.lost().get(1), 1_900);
            trial.assertExact();
        }
    }
}

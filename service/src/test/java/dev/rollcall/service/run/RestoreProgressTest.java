package dev.rollcall.service.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RestoreProgressTest {
    private static final TopicPartition ONE = new TopicPartition("changelog", 0);
    private static final TopicPartition OTHER = new TopicPartition("changelog", 1);

    private final RestoreProgress progress = new RestoreProgress();

    @Test
    void percentAndTheRemainingTimeAreThoseOfAllPartitionsTogether() {
        progress.begin(ONE, 0, 3_000, second(0));
        progress.begin(OTHER, 1_000, 2_000, second(0));

        Optional<String> line = progress.restored(ONE, 999, 950, second(6));

        assertThat(line).contains("Restoring state: 25 %, 950 rows, about 18 s left");
    }

    @Test
    void aLineIsWrittenEveryFewSecondsWhateverIsRestored() {
        progress.begin(ONE, 0, 1_000, second(0));

        assertThat(progress.restored(ONE, 99, 100, second(1))).isEmpty();
        assertThat(progress.restored(ONE, 199, 100, second(5))).isPresent();
        assertThat(progress.restored(ONE, 299, 100, second(9))).isEmpty();
        assertThat(progress.restored(ONE, 399, 100, second(10))).isPresent();
    }

    @Test
    void aPartitionThatIsDoneCountsInFull() {
        progress.begin(ONE, 0, 1_000, second(0));
        progress.begin(OTHER, 0, 1_000, second(0));
        progress.restored(ONE, 979, 900, second(1));

        progress.end(ONE);

        assertThat(progress.restored(OTHER, -1, 0, second(5)))
                .contains("Restoring state: 50 %, 900 rows, about 5 s left");
    }

    @Test
    void aPartitionThatWentElsewhereIsNotWaitedFor() {
        progress.begin(ONE, 0, 1_000, second(0));
        progress.begin(OTHER, 0, 1_000, second(0));

        progress.leave(OTHER);

        assertThat(progress.restored(ONE, 499, 500, second(5)))
                .contains("Restoring state: 50 %, 500 rows, about 5 s left");
    }

    @Test
    void beforeAnythingIsRestoredNoTimeIsGuessed() {
        progress.begin(ONE, 0, 1_000, second(0));

        assertThat(progress.restored(ONE, -1, 0, second(7))).contains("Restoring state: 0 %, 0 rows");
    }

    @Test
    void theEndIsToldOnceAndOnlyIfThereWasSomethingToRestore() {
        progress.begin(ONE, 0, 1_000_000, second(0));
        progress.restored(ONE, 999_999, 999_000, second(2));

        assertThat(progress.finish(second(3))).contains("Restored 999,000 rows of state in 3.0 s");
        assertThat(progress.finish(second(4))).isEmpty();
        progress.begin(ONE, 0, 0, second(5));
        assertThat(progress.finish(second(6))).isEmpty();
    }

    @Test
    void aSecondRestorationIsTimedFromItsOwnBeginning() {
        progress.begin(ONE, 0, 10, second(0));
        progress.finish(second(1));

        progress.begin(ONE, 10, 30, second(100));
        progress.restored(ONE, 29, 20, second(101));

        assertThat(progress.finish(second(102))).contains("Restored 20 rows of state in 2.0 s");
    }

    @Test
    void theShareIsThatOfAllPartitionsAndUnknownWhereNothingIsToBeRestored() {
        assertThat(progress.share()).isEmpty();
        progress.begin(ONE, 0, 3_000, second(0));
        progress.begin(OTHER, 1_000, 2_000, second(0));
        progress.restored(ONE, 999, 950, second(1));

        assertThat(progress.share()).hasValue(0.25);
        progress.finish(second(2));
        assertThat(progress.share()).isEmpty();
    }

    private static Instant second(long second) {
        return Instant.EPOCH.plusSeconds(second);
    }
}

package dev.rollcall.service.cluster.backlog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.service.cluster.backlog.InputDistance.Partition;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class InputDistanceTest {
    private static final OptionalLong UNKNOWN = OptionalLong.empty();

    @Test
    void whereAllIsCommittedThereIsNoLagAndNothingCanBeLost() {
        Partition done = new Partition(10, second(1), of(90), second(8), 90, second(9));

        assertThat(InputDistance.of(List.of(done)))
                .isEqualTo(new InputDistance(0, 0, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY));
    }

    @Test
    void lagsAddUpAndTheFurthestTimeAndTheLeastHeadroomCount() {
        Partition one = new Partition(10, second(100), of(60), second(150), 90, second(190));
        Partition other = new Partition(0, second(100), of(20), second(160), 25, second(161));
        Partition done = new Partition(5, second(200), of(5), second(200), 5, UNKNOWN);

        assertThat(InputDistance.of(List.of(one, other, done))).isEqualTo(new InputDistance(35, 40, 20, 50));
    }

    @Test
    void aPartitionThatWasNeverCommittedHasNoHeadroom() {
        Partition fresh = new Partition(10, second(100), UNKNOWN, UNKNOWN, 50, second(130));

        assertThat(InputDistance.of(List.of(fresh))).isEqualTo(new InputDistance(40, 30, 0, 0));
    }

    @Test
    void whatRetentionHasPassedIsNotLagAnyMore() {
        Partition passed = new Partition(70, second(100), of(60), second(90), 75, second(103));

        assertThat(InputDistance.of(List.of(passed))).isEqualTo(new InputDistance(5, 13, 0, 0));
    }

    private static OptionalLong of(long offset) {
        return OptionalLong.of(offset);
    }

    private static OptionalLong second(long second) {
        return OptionalLong.of(second * 1000);
    }
}

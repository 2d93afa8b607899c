package dev.rollcall.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.bench.run.Latency;
import java.util.List;
import org.junit.jupiter.api.Test;

class TablesTest {
    @Test
    void aTableHasTheMedianOfAllRoundsWithLeastAndMost() {
        List<Latency> measurements = List.of(
                new Latency("a", 1, 10, 1_200, 5, 9, 0.5, true),
                new Latency("b", 1, 10, 7, 7, 7, 0.5, true),
                new Latency("a", 2, 10, 900, 5, 9, 0.5, false),
                new Latency("a", 3, 10, 1_500, 5, 9, 0.5, true));
        assertThat(Tables.latency(measurements)).isEqualTo("""
                | contender |              p50, ms | p99, ms | max, ms | CPU s per second |  exact |
                | --------- | -------------------: | ------: | ------: | ---------------: | -----: |
                | a         | 1,200 (900 to 1,500) |       5 |       9 |             0.50 | 2 of 3 |
                | b         |                    7 |       7 |       7 |             0.50 | 1 of 1 |""");
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
        assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 10.0), value -> value)).isEqualTo(new Spread(3, 1, 10));
    }
}

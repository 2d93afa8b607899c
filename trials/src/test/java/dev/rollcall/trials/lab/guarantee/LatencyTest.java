package dev.rollcall.trials.lab.guarantee;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatencyTest {
    @Test
    void halfTakeNoLongerThanTheMedianAnd99OfAHundredNoLongerThanThePercentile() {
        List<Long> downwards =
                LongStream.rangeClosed(1, 200).map(each -> 201 - each).boxed().toList();

        assertThat(Latency.of(downwards)).isEqualTo(new Latency(100, 198));
    }

    @Test
    void ofOneEventBothAreItsTime() {
        assertThat(Latency.of(List.of(7L))).isEqualTo(new Latency(7, 7));
    }
}

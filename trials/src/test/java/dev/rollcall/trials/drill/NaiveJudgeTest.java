package dev.rollcall.trials.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NaiveJudgeTest {
    private static final SortedMap<Integer, PartitionTruth> TWO =
            new TreeMap<>(Map.of(0, new PartitionTruth(), 1, new PartitionTruth()));

    @Test
    void whatIsCountedOnceIsExact() {
        Judgement judgement = NaiveJudge.judge("events", TWO, Map.of(0, new int[] {1, 1, 1}, 1, new int[] {1}));

        assertThat(judgement.exact()).isTrue();
        assertThat(judgement.lines()).containsExactly("Exact: each of 4 events was counted once.");
    }

    @Test
    void whatIsLostOrDoubledIsCountedAndNamed() {
        Judgement judgement = NaiveJudge.judge("events", TWO, Map.of(0, new int[] {1, 0, 0}, 1, new int[] {1, 3}));

        assertThat(judgement.exact()).isFalse();
        assertThat(judgement.lines())
                .containsExactly(
                        "Not exact: of 5 events 2 were lost, and 1 were counted more than once.",
                        "  lost: events-0@1, events-0@2",
                        "  more than once: events-1@1");
    }
}

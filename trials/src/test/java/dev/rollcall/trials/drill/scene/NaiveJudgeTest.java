package dev.rollcall.trials.drill.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NaiveJudgeTest {
    @Test
    void whatIsCountedOnceIsExact() {
        Judgement judgement = judge(Map.of(0, new int[] {1, 1, 1}, 1, new int[] {1}));

        assertThat(judgement.exact()).isTrue();
        assertThat(judgement.lines()).containsExactly("Exact: each of 4 events was counted once.");
    }

    @Test
    void whatIsLostOrDoubledIsCountedAndNamed() {
        Judgement judgement = judge(Map.of(0, new int[] {1, 0, 0}, 1, new int[] {1, 3}));

        assertThat(judgement.exact()).isFalse();
        assertThat(judgement.lines())
                .containsExactly(
                        "Not exact: of 5 events 2 were lost, and 1 were counted more than once.",
                        "  lost: events-0@1, events-0@2",
                        "  more than once: events-1@1");
    }

    private static Judgement judge(Map<Integer, int[]> counted) {
        return NaiveJudge.judge("events", new TreeMap<>(counted));
    }
}

package dev.rollcall.trials.drill.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultTableTest {
    @Test
    void everyKindAndVariantHasALine() {
        List<String> lines = FaultTable.lines(List.of(
                strike(FaultKind.CUT, "one-way", 900),
                strike(FaultKind.KILL, "", 3_100),
                strike(FaultKind.KILL, "", 5_000),
                strike(FaultKind.CUT, "delay", 100),
                strike(FaultKind.KILL, "", 3_000)));

        assertThat(lines)
                .containsExactly(
                        "fault                              how often       p50       max",
                        "kill                                       3     3.1 s     5.0 s",
                        "cut                                        2     0.1 s     0.9 s",
                        "  delay                                    1     0.1 s     0.1 s",
                        "  one-way                                  1     0.9 s     0.9 s");
    }

    @Test
    void aFaultOfSeveralStepsIsOneFault() {
        List<String> lines = FaultTable.lines(List.of(strike(FaultKind.RESTART, "", 1_000, 3_000, 2_000)));

        assertThat(lines).contains("restart                                    1     2.0 s     3.0 s");
    }

    @Test
    void whatDoesNotCountIsLeftOut() {
        Strike miss = new Strike(FaultKind.KILL, "", false, List.of(Duration.ofSeconds(1)));

        assertThat(FaultTable.lines(List.of(miss))).hasSize(1);
    }

    private static Strike strike(FaultKind kind, String variant, long... millis) {
        return Strike.of(
                kind,
                variant,
                Arrays.stream(millis).mapToObj(Duration::ofMillis).toList());
    }
}

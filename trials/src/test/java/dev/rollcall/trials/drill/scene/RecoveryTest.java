package dev.rollcall.trials.drill.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RecoveryTest {
    private static final TopicPartition EVENTS = new TopicPartition("events", 0);
    private static final TopicPartition VISITS = new TopicPartition("visits", 0);

    private final Recovery recovery = new Recovery(at(1_000), Set.of(EVENTS, VISITS));

    @Test
    void itIsOverWhenThereIsACommitOnEveryPartition() {
        recovery.inEffect(at(1_000));
        observe(1_200, 10, 20);
        observe(1_500, 11, 20);
        assertThat(recovery.time()).isEmpty();

        observe(1_700, 11, 21);

        // The answer comes 10 ms after the question.
        assertThat(recovery.time()).contains(Duration.ofMillis(710));
    }

    @Test
    void whatWasUnderWayWhenTheFaultCameIsNoRecovery() {
        recovery.inEffect(at(1_000));
        observe(1_050, 10, 20);
        observe(1_200, 15, 25);

        observe(1_300, 15, 25);

        assertThat(recovery.time()).isEmpty();
    }

    @Test
    void commitsBeforeTheFaultIsInEffectAreNone() {
        observe(1_500, 10, 20);
        observe(1_600, 11, 21);
        recovery.inEffect(at(2_000));
        observe(2_200, 12, 22);
        assertThat(recovery.time()).isEmpty();

        observe(2_500, 13, 23);

        assertThat(recovery.time()).contains(Duration.ofMillis(1_510));
    }

    @Test
    void aNewPartitionBeginsWithoutACommit() {
        recovery.inEffect(at(1_000));
        recovery.observe(at(1_200), at(1_210), Map.of(EVENTS, 10L));
        recovery.observe(at(1_300), at(1_310), Map.of(EVENTS, 11L));
        assertThat(recovery.time()).isEmpty();

        observe(1_400, 12, 1);

        assertThat(recovery.time()).contains(Duration.ofMillis(410));
    }

    private void observe(long millis, long events, long visits) {
        recovery.observe(at(millis), at(millis + 10), Map.of(EVENTS, events, VISITS, visits));
    }

    private static long at(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}

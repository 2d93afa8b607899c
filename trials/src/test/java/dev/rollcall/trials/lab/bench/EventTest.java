package dev.rollcall.trials.lab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 7, 1_234_567})
    void anEventKnowsItsNumberAndWhenItWasMade(int number) {
        String event = Event.of(number, 1_764_000_000_123L, 100);

        assertThat(Event.number(event)).isEqualTo(number);
        assertThat(Event.millis(event)).isEqualTo(1_764_000_000_123L);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 1_000, 20_000})
    void anEventIsAsLargeAsItIsToBe(int bytes) {
        assertThat(Event.of(1, 1_764_000_000_123L, bytes)).hasSize(bytes);
    }
}

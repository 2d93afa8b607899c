package dev.rollcall.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "500ms, PT0.5S",
        "60s, PT1M",
        "90 s, PT90S",
        "5m, PT5M",
        "12h, PT12H",
        "7d, P7D",
        "0s, PT0S",
        "PT1M, PT60S",
        "P3D, PT72H",
        "P1DT12H, PT36H"
    })
    void aDurationIsANumberWithAUnitOrAsInIso(String text, Duration duration) {
        assertThat(Durations.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "60", "s", "1.5h", "1w", "-5s", "-PT1S", "P1M", "1h30m", "99999999999d"})
    void anythingElseIsRefused(String text) {
        assertThatThrownBy(() -> Durations.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a duration");
    }

    @Test
    void settingsTakeBoth() {
        Map<String, String> values =
                Map.of("bootstrap.servers", "b:9092", "time.max-lateness", "36h", "start.timeout", "PT2M");

        assertThat(Settings.of(values).maxLateness()).isEqualTo(Duration.ofHours(36));
        assertThat(Settings.of(values).startTimeout()).isEqualTo(Duration.ofMinutes(2));
    }
}

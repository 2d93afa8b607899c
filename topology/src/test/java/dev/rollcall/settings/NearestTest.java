package dev.rollcall.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NearestTest {
    @ParameterizedTest
    @ValueSource(strings = {"zone", "zon", "zonee", "zona", "zoen", "ozne"})
    void aLetterMissingExtraWrongOrSwappedIsOneStep(String word) {
        Optional<String> nearest = Nearest.to(word, List.of("threads", "zone"), 1);

        assertThat(nearest).contains("zone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zo", "zonexx", "ezno", ""})
    void furtherThanTheLimitNothingIsNear(String word) {
        Optional<String> nearest = Nearest.to(word, List.of("zone"), 1);

        assertThat(nearest).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mau.day", "xau.days"})
    void theNearestOfSeveralIsTakenAndOfEqualsTheFirstInOrder(String word) {
        Optional<String> nearest = Nearest.to(word, List.of("wau.days", "mau.days"), 2);

        assertThat(nearest).contains("mau.days");
    }
}

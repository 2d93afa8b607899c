package dev.rollcall.trials.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.service.check.hazard.Hazard;
import dev.rollcall.trials.lab.bench.Comparison;
import dev.rollcall.trials.lab.bench.Measure;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExperimentsTest {
    @Test
    void everyHazardHasItsExperiment() {
        assertThat(Experiment.all())
                .extracting(experiment -> experiment.description().hazard())
                .containsExactly(Hazard.values());
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    void aStoryHasThreeSentences(Description description) {
        assertThat(description.story().split("\\. ")).as(description.story()).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("descriptions")
    void bothSidesSayWhatIsChosenAndDiffer(Description description) {
        assertThat(description.inviting().lines())
                .isNotEmpty()
                .isNotEqualTo(description.fixed().lines());
        assertThat(description.fixed().lines()).isNotEmpty();
    }

    static Stream<Description> descriptions() {
        return Experiment.all().stream().map(Experiment::description);
    }

    @ParameterizedTest
    @CsvSource({"L1, 1, 0, 0", "D1, 0, 1, 0", "O1, 0, 0, 1"})
    void aHazardShowsInTheNumberThatItIsAbout(Hazard hazard, int lost, int doubled, int outOfOrder) {
        Measure clean = new Measure(10, 0, 0, 0);

        assertThat(new Comparison(new Measure(10, lost, doubled, outOfOrder), clean).shows(hazard))
                .isTrue();
        assertThat(new Comparison(new Measure(10, 1 - lost, 1 - doubled, 1 - outOfOrder), clean).shows(hazard))
                .isFalse();
    }

    @Test
    void settingsGoToThoseTheyAreForAndBeforeOthers() {
        Setup setup = Setup.of("consumer.a=1", "producer.b=2", "topic.c=3").with("consumer.a=4");

        assertThat(setup.consumer("a=0", "d=5")).isEqualTo(Map.of("a", "4", "d", "5"));
        assertThat(setup.producer()).isEqualTo(Map.of("b", "2"));
        assertThat(setup.topic()).isEqualTo(Map.of("c", "3"));
    }
}

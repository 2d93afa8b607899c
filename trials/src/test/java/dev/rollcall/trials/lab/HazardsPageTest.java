package dev.rollcall.trials.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.trials.lab.experiment.Description;
import dev.rollcall.trials.lab.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HazardsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "hazards.md");

    @ParameterizedTest
    @MethodSource("descriptions")
    void thePageSaysWhatTheExperimentSays(Description description) throws IOException {
        assertThat(Files.readString(PAGE))
                .as("docs/hazards.md; write it with: java -jar app/target/rollcall.jar lab --format markdown")
                .contains(description.hazard() + ": " + description.hazard().title())
                .contains(description.story(), description.fault(), description.signs())
                .contains(description.check(), description.rollcall())
                .contains(description.inviting().lines())
                .contains(description.fixed().lines());
    }

    static Stream<Description> descriptions() {
        return Experiment.all().stream().map(Experiment::description);
    }
}

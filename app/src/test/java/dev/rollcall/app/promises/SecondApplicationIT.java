package dev.rollcall.app.promises;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(KafkaExtension.class)
class SecondApplicationIT {
    @TempDir
    private Path stateDir;

    @Test
    void anotherApplicationIdOnTheSameInputCountsTheSame(TestKafka kafka) {
        RandomEvents events = new RandomEvents("second application", 701);
        try (Trial trial = new Trial(kafka, stateDir, 3, Map.of())) {
            trial.write(events.next(5_000));
            trial.run(false);
            trial.write(events.next(5_000));
            trial.run(false);

            try (Trial second = trial.withApplicationId(kafka.name("second"))) {
                second.run(false);

                second.assertExact();
                trial.assertExact();
                assertThat(kafka.readLatest(second.settings().get("output.topic")))
                        .isEqualTo(kafka.readLatest(trial.settings().get("output.topic")));
            }
        }
    }
}

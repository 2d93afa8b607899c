package dev.rollcall.app.promises;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(KafkaExtension.class)
class OutOfMemoryIT {
    /** It starts with this heap, and cannot count with it. */
    private static final String TINY = "-Xmx28m";

    private static final Duration ENDS_WITHIN = Duration.ofSeconds(45);

    @TempDir
    private Path directory;

    /** What it is run with in {@code deploy} must not give the end a status for which a person is waited for. */
    @ParameterizedTest
    @ValueSource(strings = {"-XX:+UseG1GC", "-XX:+UseSerialGC", "@../deploy/jvm.options"})
    void anInstanceThatIsOutOfMemoryEndsWithStatusOne(String jvmOption, TestKafka kafka) throws Exception {
        try (Trial trial = new Trial(kafka, directory.resolve("state"), 3, Map.of("threads", "4"))) {
            trial.write(new RandomEvents("out of memory", 7).next(60_000));

            try (RunProcess process = RunProcess.startWith(List.of(jvmOption, TINY), directory, trial.settings())) {
                assertThat(process.awaitEnd(ENDS_WITHIN)).as(process.log()).hasValue(1);
                assertThat(process.log()).contains("Out of memory: the process ends with status 1");
            }
        }
    }
}

package dev.rollcall.app.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(KafkaExtension.class)
class KilledProcessIT {
    private static final Path JAR = Path.of("target", "rollcall.jar");
    private static final int KILLS = 3;
    private static final int EVENTS_PER_LIFE = 20_000;
    private static final Duration GOES_ON_WITHIN = Duration.ofMinutes(2);
    private static final long SEED = 401;

    @TempDir
    private Path directory;

    @Test
    void aProcessKilledAgainAndAgainCountsEveryEventOnce(TestKafka kafka) throws Exception {
        assumeThat(JAR).as("the jar, built by mvn package").exists();
        RandomEvents events = new RandomEvents("killed process", SEED);
        Random moments = new Random(SEED);
        try (Trial trial = new Trial(kafka, directory.resolve("state"), 3, Map.of())) {
            Path config = config(trial);
            for (int life = 0; life < KILLS; life++) {
                long before = trial.accountedIfAny();
                long started = System.nanoTime();
                Process process = run(config);
                try {
                    trial.write(events.next(EVENTS_PER_LIFE / 2));
                    await().pollInterval(Duration.ofMillis(50))
                            .atMost(GOES_ON_WITHIN)
                            .until(() -> trial.accountedIfAny() > before);
                    report(life, started);
                    trial.write(events.next(1 + moments.nextInt(EVENTS_PER_LIFE / 2)));
                } finally {
                    process.destroyForcibly().waitFor();
                }
            }

            Process last = run(config, "--until-caught-up");

            assertThat(last.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(last.exitValue()).as(log()).isZero();
            trial.assertExact();
        }
    }

    private static void report(int life, long started) {
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
        System.err.println("process " + life + " published its first accounts after " + millis + " ms");
    }

    private Path config(Trial trial) throws IOException {
        Properties properties = new Properties();
        properties.putAll(trial.settings());
        Path file = directory.resolve("rollcall.properties");
        try (var writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        return file;
    }

    private Process run(Path config, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-jar",
                JAR.toString(),
                "run",
                "--config",
                config.toString()));
        command.addAll(List.of(options));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        directory.resolve("log").toFile()))
                .start();
    }

    private String log() throws IOException {
        return Files.readString(directory.resolve("log"));
    }
}

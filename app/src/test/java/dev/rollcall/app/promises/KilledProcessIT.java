package dev.rollcall.app.promises;

import static org.awaitility.Awaitility.await;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(KafkaExtension.class)
class KilledProcessIT {
    private static final int KILLS = 3;
    private static final int EVENTS_PER_LIFE = 20_000;
    private static final Duration GOES_ON_WITHIN = Duration.ofMinutes(2);
    private static final long SEED = 401;

    @TempDir
    private Path directory;

    @Test
    void aProcessKilledAgainAndAgainCountsEveryEventOnce(TestKafka kafka) throws Exception {
        RandomEvents events = new RandomEvents("killed process", SEED);
        Random moments = new Random(SEED);
        try (Trial trial = new Trial(kafka, directory.resolve("state"), 3, Map.of())) {
            for (int life = 0; life < KILLS; life++) {
                long before = trial.accountedIfAny();
                long started = System.nanoTime();
                try (RunProcess process = RunProcess.start(directory, trial.settings())) {
                    trial.write(events.next(EVENTS_PER_LIFE / 2));
                    await().pollInterval(Duration.ofMillis(50))
                            .atMost(GOES_ON_WITHIN)
                            .until(() -> trial.accountedIfAny() > before);
                    report(life, started);
                    trial.write(events.next(1 + moments.nextInt(EVENTS_PER_LIFE / 2)));
                    process.kill();
                }
            }

            try (RunProcess last = RunProcess.start(directory, trial.settings(), "--until-caught-up")) {
                last.awaitDone();
            }

            trial.assertExact();
        }
    }

    private static void report(int life, long started) {
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
        System.err.println("process " + life + " published its first accounts after " + millis + " ms");
    }
}

package dev.rollcall.app.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@ExtendWith(KafkaExtension.class)
class StandbyIT {
    private static final Pattern RESTORED = Pattern.compile("Restored ([0-9,]+) rows of state");
    private static final int EVENTS = 20_000;
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    @Test
    void whoTakesOverFromAKilledInstanceDoesNotReadItsStateAgain(TestKafka kafka) throws Exception {
        RandomEvents events = new RandomEvents("standby", 1001);
        try (Trial trial = new Trial(kafka, directory.resolve("state"), 4, Map.of());
                RunProcess staying = RunProcess.start(directory, trial.settings());
                RunProcess killed = RunProcess.start(directory, trial.settings())) {
            awaitShared(trial, staying, killed);
            trial.write(events.next(EVENTS));
            awaitCounted(trial, EVENTS);
            trial.write(events.next(EVENTS));

            killed.kill();

            trial.write(events.next(EVENTS));
            awaitCounted(trial, 3 * EVENTS);
            trial.assertExact();
            int changes = kafka.readBytes(trial.applicationId() + "-activity-changelog")
                    .size();
            assertThat(restored(staying))
                    .as("of %s rows in the changelog", changes)
                    .isLessThan(changes / 5);
        }
    }

    @Test
    void whoTakesOverDoesNotWaitForTransactionsToTimeOut(TestKafka kafka) throws Exception {
        String tenMinutes = Long.toString(LIMIT.toMillis() * 5);
        try (Trial trial = new Trial(
                        kafka,
                        directory.resolve("state"),
                        4,
                        Map.of("kafka.producer.transaction.timeout.ms", tenMinutes));
                Visitors visitors = new Visitors(kafka, trial.input());
                RunProcess staying = RunProcess.start(directory, trial.settings());
                RunProcess killed = RunProcess.start(directory, trial.settings())) {
            awaitShared(trial, staying, killed);
            visitors.keepWriting(2_000);
            await().atMost(LIMIT).until(() -> trial.accountedIfAny() > 0);

            killed.kill();
            long written = visitors.written();

            await().atMost(LIMIT).until(() -> trial.accounted() >= written);
        }
    }

    /** Both instances have a part of the work from the beginning; the group is there once one has joined. */
    private static void awaitShared(Trial trial, RunProcess... processes) throws IOException {
        try {
            await().ignoreExceptions()
                    .atMost(LIMIT)
                    .until(() -> trial.visitsPartitionsByInstance().size() == 2
                            && Collections.min(
                                            trial.visitsPartitionsByInstance().values())
                                    > 0);
        } catch (ConditionTimeoutException e) {
            StringBuilder logs =
                    new StringBuilder(trial.visitsPartitionsByInstance().toString());
            for (RunProcess process : processes) {
                logs.append('\n').append(process.log());
            }
            throw new AssertionError(logs.toString(), e);
        }
    }

    private static void awaitCounted(Trial trial, long events) {
        await().atMost(LIMIT).until(() -> trial.accountedIfAny() == events);
        trial.awaitBalance();
    }

    private static int restored(RunProcess process) throws Exception {
        return RESTORED.matcher(process.log())
                .results()
                .mapToInt(line -> Integer.parseInt(line.group(1).replace(",", "")))
                .sum();
    }
}

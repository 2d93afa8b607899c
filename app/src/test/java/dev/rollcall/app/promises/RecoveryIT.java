package dev.rollcall.app.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long counting stands still after SIGKILL, with a million rows of state ({@code rollcall.recovery.rows}) and traffic all the time.
 * {@code -Drollcall.recovery.transactional=false} measures it without transactional state stores.
 */
@Tag("manual")
@ExtendWith(KafkaExtension.class)
class RecoveryIT {
    private static final long ROWS = Long.getLong("rollcall.recovery.rows", 1_000_000);
    private static final int ROUNDS = Integer.getInteger("rollcall.recovery.rounds", 5);
    private static final int EVENTS_PER_SECOND = 2_000;
    private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(15);
    private static final Map<String, String> SETTINGS = Map.of(
            "kafka.enable.transactional.statestores",
            System.getProperty("rollcall.recovery.transactional", "true"),
            "visits.partitions",
            "8",
            "kafka.consumer.session.timeout.ms",
            Long.toString(SESSION_TIMEOUT.toMillis()),
            "kafka.metadata.max.age.ms",
            "30000");

    @TempDir
    private Path directory;

    @Test
    void aSingleInstanceGoesOnWithinTenSeconds(TestKafka kafka) throws Exception {
        List<Duration> times = new ArrayList<>();
        try (Trial trial = new Trial(kafka, directory.resolve("state"), 4, SETTINGS);
                Visitors visitors = new Visitors(kafka, trial.input())) {
            RunProcess process = start(trial);
            fill(trial, visitors);
            for (int round = 0; round < ROUNDS; round++) {
                process.kill();
                long from = System.nanoTime();
                Map<Integer, Long> before = trial.committedByPartition();
                process = start(trial);
                awaitCommitsInAllPartitions(trial, before);
                times.add(since(from, "restart " + round + ": commits in all partitions"));
                awaitCaughtUp(trial, visitors);
                since(from, "restart " + round + ": everything counted");
                System.err.println(process.log());
            }
            process.close();
        }
        times.sort(null);
        assertThat(times.get(ROUNDS / 2)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void anotherInstanceTakesOverWithinTheSessionTimeoutAndFiveSeconds(TestKafka kafka) throws Exception {
        try (Trial trial = new Trial(kafka, directory.resolve("state"), 4, SETTINGS);
                Visitors visitors = new Visitors(kafka, trial.input());
                RunProcess staying = start(trial)) {
            fill(trial, visitors);
            for (int round = 0; round < ROUNDS; round++) {
                RunProcess killed = start(trial);
                awaitShared(trial);

                killed.kill();
                long from = System.nanoTime();
                Map<Integer, Long> before = trial.committedByPartition();
                awaitCommitsInAllPartitions(trial, before);
                Duration time = since(from, "take-over " + round + ": commits in all partitions");
                awaitCaughtUp(trial, visitors);
                since(from, "take-over " + round + ": everything counted");
                assertThat(time).isLessThan(SESSION_TIMEOUT.plusSeconds(5));
            }
            System.err.println(staying.log());
        }
    }

    private RunProcess start(Trial trial) throws IOException {
        return RunProcess.start(directory, trial.settings());
    }

    /** A million rows, and traffic from then on. */
    private static void fill(Trial trial, Visitors visitors) {
        visitors.write(ROWS);
        await().atMost(Duration.ofMinutes(20)).until(() -> trial.accountedIfAny() == ROWS);
        visitors.keepWriting(EVENTS_PER_SECOND);
    }

    private static void awaitCommitsInAllPartitions(Trial trial, Map<Integer, Long> before) {
        await().pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofMinutes(10))
                .until(() -> trial.committedByPartition().entrySet().stream()
                        .allMatch(now -> now.getValue() > before.get(now.getKey())));
    }

    /** All that is written by now is in the accounts. */
    private static void awaitCaughtUp(Trial trial, Visitors visitors) {
        long written = visitors.written();
        await().pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofMinutes(3))
                .until(() -> trial.accounted() >= written);
    }

    /** Both instances work on a good part of the visits; a new one gets its share once it has copies. */
    private static void awaitShared(Trial trial) {
        await().pollInterval(Duration.ofSeconds(1))
                .atMost(Duration.ofMinutes(5))
                .until(() -> {
                    Collection<Integer> shares =
                            trial.visitsPartitionsByInstance().values();
                    return shares.size() == 2 && Collections.min(shares) >= 3;
                });
    }

    private static Duration since(long nanos, String what) {
        Duration time = Duration.ofNanos(System.nanoTime() - nanos);
        System.err.printf("%s after %.1f s%n", what, time.toMillis() / 1000.0);
        return time;
    }
}

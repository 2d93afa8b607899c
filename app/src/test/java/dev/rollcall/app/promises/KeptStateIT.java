package dev.rollcall.app.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** State survives SIGKILL: only what RocksDB had not yet flushed is read again from the changelogs. */
@ExtendWith(KafkaExtension.class)
class KeptStateIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int USERS = 300_000;
    private static final int MORE_USERS = 1_000;
    private static final Pattern RESTORED = Pattern.compile("Restored ([\\d,]+) rows of state");

    /** The store of rows has write buffers of 8 MiB, so that most rows are flushed. */
    private static final Map<String, String> SMALL_WRITE_BUFFERS =
            Map.of("memory.rocksdb", "64MiB", "visits.partitions", "1", "threads", "1");

    @TempDir
    private Path directory;

    @Test
    void afterAKillOnlyTheTailOfTheChangelogsIsRestored(TestKafka kafka) throws Exception {
        try (Trial trial = new Trial(kafka, directory.resolve("state"), 2, SMALL_WRITE_BUFFERS);
                Visitors visitors = new Visitors(kafka, trial.input())) {
            visitors.write(USERS);
            try (RunProcess killed = RunProcess.start(directory, trial.settings())) {
                await().atMost(LIMIT).until(() -> trial.accountedIfAny() == USERS);
                killed.kill();
            }

            visitors.write(MORE_USERS);
            try (RunProcess restarted = RunProcess.start(directory, trial.settings())) {
                await().atMost(LIMIT).until(() -> trial.accounted() == USERS + MORE_USERS);

                assertThat(restarted.log()).contains("RUNNING");
                assertThat(restoredRows(restarted)).isLessThan(USERS / 2);
            }
        }
    }

    private static long restoredRows(RunProcess process) throws IOException {
        Matcher line = RESTORED.matcher(process.log());
        return line.find() ? Long.parseLong(line.group(1).replace(",", "")) : 0;
    }
}

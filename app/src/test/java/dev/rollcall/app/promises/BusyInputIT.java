package dev.rollcall.app.promises;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.app.backlog.Backlog;
import dev.rollcall.app.backlog.InputGap;
import dev.rollcall.app.cluster.Cluster;
import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(KafkaExtension.class)
class BusyInputIT {
    private static final int LOOKS = 300;

    @TempDir
    private Path stateDir;

    @Test
    void offsetsThatAreCommittedWhileTheyAreLookedUpAreNoGap(TestKafka kafka) {
        try (Trial trial = new Trial(kafka, stateDir, 2, Map.of())) {
            RandomEvents events = new RandomEvents("busy input", 521);
            trial.write(events.next(1_000));
            trial.awaitCaughtUp(trial.start());
            AtomicBoolean enough = new AtomicBoolean();
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
                while (!enough.get()) {
                    trial.write(events.next(100));
                }
            });

            List<InputGap> gaps = gaps(Settings.of(trial.settings()));
            enough.set(true);
            writing.join();

            assertThat(gaps).isEmpty();
        }
    }

    private static List<InputGap> gaps(Settings settings) {
        try (Cluster cluster = new Cluster(settings)) {
            Backlog backlog = new Backlog(settings, cluster);
            return IntStream.range(0, LOOKS)
                    .boxed()
                    .flatMap(look -> backlog.inputGaps().stream())
                    .toList();
        }
    }
}

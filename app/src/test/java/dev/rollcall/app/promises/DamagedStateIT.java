package dev.rollcall.app.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.service.run.Instance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(KafkaExtension.class)
class DamagedStateIT {
    @TempDir
    private Path stateDir;

    @Test
    void storesThatCannotBeOpenedAreRebuilt(TestKafka kafka) {
        RandomEvents events = new RandomEvents("damaged state", 1101);
        try (Trial trial = new Trial(kafka, stateDir, 3, Map.of())) {
            Instance before = trial.start();
            trial.write(events.next(5_000));
            await().atMost(Duration.ofMinutes(2)).until(() -> trial.accounted() > 0);
            trial.awaitCaughtUp(before);
            trial.stop(before);
            List<Path> files = storeFiles();
            assertThat(files).isNotEmpty();
            files.forEach(DamagedStateIT::truncate);

            Instance after = trial.start();

            trial.write(events.next(5_000));
            trial.awaitCaughtUp(after);
            trial.assertExact();
        }
    }

    private List<Path> storeFiles() {
        try (Stream<Path> paths = Files.walk(stateDir)) {
            return paths.filter(Files::isRegularFile)
                    .filter(path -> path.toString().contains("rocksdb"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** To half its length. */
    private static void truncate(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

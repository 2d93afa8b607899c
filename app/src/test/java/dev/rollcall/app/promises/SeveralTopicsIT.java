package dev.rollcall.app.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.service.LostInputError;
import dev.rollcall.service.audit.AuditResult;
import dev.rollcall.service.audit.AuditStatus;
import dev.rollcall.service.run.Instance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Events that come from several topics, which have different numbers of partitions. */
@ExtendWith(KafkaExtension.class)
class SeveralTopicsIT {
    private static final int MANY = 8_000;

    @TempDir
    private Path directory;

    @Test
    void everyEventOfEveryTopicCountsOnceThoughInstancesJoinAndLeave(TestKafka kafka) {
        RandomEvents events = new RandomEvents("several topics", 801);
        try (Trial trial = new Trial(kafka, directory.resolve("state"), 3, Map.of()).withTopic("more", 5)) {
            trial.write(events.next(MANY));
            Instance first = trial.start();
            Instance second = trial.start();
            await().atMost(Duration.ofMinutes(2)).until(() -> {
                trial.write(events.next(100));
                return second.metrics().read() > 0;
            });
            trial.stop(first);
            trial.write(events.next(MANY));
            Instance again = trial.start();
            trial.write(events.next(MANY));

            trial.awaitCaughtUp(again);

            trial.assertExact();
            AuditResult result = new Audited(trial, directory).run();
            assertThat(result.differences()).isEmpty();
            assertThat(result.status()).isEqualTo(AuditStatus.EQUAL);
        }
    }

    @Test
    void whatIsDeletedOfOneTopicIsLostOfThatTopicOnly(TestKafka kafka) {
        RandomEvents events = new RandomEvents("deleted of one topic", 802);
        try (Trial trial = new Trial(kafka, directory.resolve("state"), 3, Map.of()).withTopic("more", 5)) {
            trial.write(events.next(800));
            trial.run(false);
            trial.write(events.next(800));
            trial.loseFirst(1, 150);
            assertThatThrownBy(() -> trial.run(false))
                    .isInstanceOf(LostInputError.class)
                    .hasMessageStartingWith(trial.input() + "-1: ")
                    .hasMessageContaining("50 events");

            trial.run(true);

            assertThat(trial.lost()).isEqualTo(Map.of(0, 0L, 1, 50L, 2, 0L));
            assertThat(trial.allLost()).isEqualTo(50);
            trial.assertExact();
        }
    }
}

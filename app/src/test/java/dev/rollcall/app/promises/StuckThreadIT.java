package dev.rollcall.app.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.service.run.Instance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricsReporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(KafkaExtension.class)
class StuckThreadIT {
    private static final Duration LIMIT = Duration.ofSeconds(8);

    @TempDir
    private Path directory;

    @Test
    void anInstanceWhoseThreadsDoNotPollAnyMoreIsNotLive(TestKafka kafka) {
        Map<String, String> settings = Map.of(
                "threads", "1",
                "kafka.metric.reporters", Hanging.class.getName(),
                "kafka.consumer.max.poll.interval.ms", Long.toString(LIMIT.toMillis()));
        try (Trial trial = new Trial(kafka, directory, 1, settings)) {
            Instance instance = trial.start();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> instance.health().ready().ok());
            // Without events threads poll all the same, for longer than the limit.
            await().during(LIMIT.plusSeconds(4))
                    .atMost(LIMIT.plusSeconds(5))
                    .until(() -> instance.health().live().ok());

            Hanging.hangs = new CountDownLatch(1);
            trial.write(new RandomEvents("stuck thread", 9).next(100));

            await().atMost(Duration.ofMinutes(1))
                    .until(() -> !instance.health().live().ok());
            assertThat(instance.health().live().reasons())
                    .singleElement()
                    .asString()
                    .startsWith("a thread is stuck: no poll for ");
            Hanging.hangs.countDown();
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> instance.health().live().ok());
        }
    }

    /** A plug-in that hangs on a stream thread, which has new metrics when it fetches from a topic for the first time. */
    public static final class Hanging implements MetricsReporter {
        private static volatile CountDownLatch hangs = new CountDownLatch(0);

        @Override
        public void metricChange(KafkaMetric metric) {
            if (Thread.currentThread().getName().contains("StreamThread")) {
                try {
                    hangs.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        @Override
        public void init(List<KafkaMetric> metrics) {}

        @Override
        public void metricRemoval(KafkaMetric metric) {}

        @Override
        public void close() {}

        @Override
        public void configure(Map<String, ?> configs) {}
    }
}

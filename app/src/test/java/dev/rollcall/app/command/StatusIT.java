package dev.rollcall.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.service.ExitStatus;
import dev.rollcall.service.run.Instance;
import dev.rollcall.settings.SettingsLoader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(KafkaExtension.class)
class StatusIT {
    @TempDir
    private Path directory;

    @Test
    void withNoInstanceTheLagIsShown(TestKafka kafka) throws IOException {
        String events = kafka.createTopic("events", 2);
        kafka.produceValues(events, 2, List.of("a", "b", "c"));

        Execution execution = Execution.of("status", "--config", ConfigFile.of(kafka, directory));

        assertThat(execution).returns(ExitStatus.DONE, Execution::status).returns("", Execution::err);
        assertThat(execution.out())
                .contains("group none\n", "Instances     none\n", "Behind        3 events")
                .containsPattern("0 +nobody +- +2 +2\n")
                .containsPattern("1 +nobody +- +1 +1\n");
    }

    @Test
    void aRunningInstanceIsShownWithItsTasks(TestKafka kafka) throws IOException {
        kafka.createTopic("events", 2);
        String config = ConfigFile.of(kafka, directory);

        try (Instance running =
                Instance.start(new SettingsLoader().file(Path.of(config)).load(), Clock.systemUTC())) {
            assertThat(running.failed()).isNotDone();
            Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                Execution execution = Execution.of("status", "--config", config);
                assertThat(execution.out())
                        .contains("group Stable\n", "Instances     1 with 1 threads and 5 tasks\n")
                        .containsPattern("127\\.0\\.0\\.1 +1 +intake 0 1, ledger 0 1, totals\n")
                        .contains("none; they need a second instance");
            });
        }
    }

    @Test
    void aTransactionThatIsOpenIsShownAndOneOfAnotherApplicationIsNot(TestKafka kafka) throws IOException {
        String events = kafka.createTopic("events", 1);
        String ours = kafka.name("app") + "-00000000-0000-0000-0000-000000000000-1";
        String others = kafka.name("app") + "-2-00000000-0000-0000-0000-000000000000-1";

        try (Producer<String, String> first = begin(kafka, ours, events);
                Producer<String, String> second = begin(kafka, others, events)) {
            String config = ConfigFile.of(kafka, directory);
            Execution execution = Execution.of("status", "--config", config, "--format", "json");

            assertThat(execution.out())
                    .containsPattern("\"id\" : \"" + ours + "\",\\s+\"state\" : \"Ongoing\",\\s+\"open_ms\" : \\d+")
                    .doesNotContain(others);
            first.abortTransaction();
            second.abortTransaction();
        }
    }

    private static Producer<String, String> begin(TestKafka kafka, String transactionalId, String topic) {
        Producer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", transactionalId),
                new StringSerializer(),
                new StringSerializer());
        producer.initTransactions();
        producer.beginTransaction();
        TestKafka.await(producer.send(new ProducerRecord<>(topic, "an event")));
        return producer;
    }
}

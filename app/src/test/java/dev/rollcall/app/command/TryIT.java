package dev.rollcall.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.service.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(KafkaExtension.class)
class TryIT {
    @TempDir
    private Path directory;

    @Test
    void eventsFromAllOverTheTopicAreTriedAndNothingIsLeftBehind(TestKafka kafka) throws IOException {
        String events = kafka.createTopic("events", 3);
        kafka.produceValues(events, 3, events(3_000));
        String config = ConfigFile.of(kafka, directory);
        Footprint before = Footprint.of(kafka);

        Execution execution = Execution.of("try", "--config", config, "--sample", "300");

        assertThat(execution.err()).isEmpty();
        assertThat(execution.status()).isEqualTo(ExitStatus.DONE);
        assertThat(execution.out())
                .startsWith("300 of 3,000 events of topic " + events + " (3 partitions)\n")
                .containsPattern("counted +300 +100.0%")
                .contains("(300 users in all)", "\nuser-");
        assertThat(Footprint.of(kafka)).isEqualTo(before);
    }

    @Test
    void anEmptyTopicIsOneLine(TestKafka kafka) throws IOException {
        String events = kafka.createTopic("events", 2);

        Execution execution = Execution.of("try", "--config", ConfigFile.of(kafka, directory));

        assertThat(execution.status()).isEqualTo(ExitStatus.DONE);
        assertThat(execution.out())
                .isEqualTo("There is nothing to try: 0 events of topic " + events + " (2 partitions)\n");
    }

    @Test
    void withoutTheTopicItIsWrongUsageAndTheTopicIsNotCreated(TestKafka kafka) throws IOException {
        Footprint before = Footprint.of(kafka);

        Execution execution = Execution.of("try", "--config", ConfigFile.of(kafka, directory));

        assertThat(execution.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(execution.err()).hasLineCount(1).contains("input.topic " + kafka.name("events"));
        assertThat(Footprint.of(kafka)).isEqualTo(before);
    }

    @Test
    void aFileOfEventsIsTriedWithoutABroker() throws IOException {
        Path config = Files.writeString(directory.resolve("c.properties"), "bootstrap.servers=localhost:1\n");
        Path events = Files.write(directory.resolve("events.jsonl"), events(20));
        Files.writeString(events, Files.readString(events) + "\nnonsense\n");

        Execution execution = Execution.of("try", "--config", config.toString(), "--events", events.toString());

        assertThat(execution.status()).isEqualTo(ExitStatus.NO);
        assertThat(execution.out())
                .startsWith("21 events of " + events + ", as if sent now\n")
                .containsPattern("MALFORMED +1 +4.8%")
                .contains("1 of 21 events would be rejected");
    }

    private static List<String> events(int count) {
        List<String> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(
                    "{\"user_id\":\"user-" + i + "\",\"ts\":\"" + Instant.now().minusSeconds(60) + "\"}");
        }
        return events;
    }
}

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
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(KafkaExtension.class)
class InitIT {
    private static final int EVENTS = 400;

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = directory.resolve("found.properties");
    }

    @Test
    void whatItWritesCountsAStrangersTopicAsItIs(TestKafka kafka) throws IOException {
        String topic = kafka.createTopic("events", 3);
        kafka.produceValues(topic, 3, events());
        Footprint before = Footprint.of(kafka);

        Execution init = init(kafka, topic);

        assertThat(init.status()).as(init.err()).isEqualTo(ExitStatus.DONE);
        assertThat(Footprint.of(kafka)).isEqualTo(before);
        assertThat(init.out())
                .startsWith("Wrote " + file + ":\n")
                .contains("# \"userId\": present in 100 %, 50 values in 400 events")
                .containsPattern("counted +400 +100.0%")
                .endsWith("Next: rollcall run --config " + file + "\n");
        assertThat(Files.readAllLines(file))
                .contains(
                        "bootstrap.servers=" + kafka.bootstrapServers(),
                        "input.topic=" + topic,
                        "input.user=userId",
                        "input.time=sent_at",
                        "dimensions=platform=context.platform");

        Execution run = Execution.of(
                "run",
                "--config",
                file.toString(),
                "--set",
                "application.id=" + kafka.name("app"),
                "--set",
                "output.topic=" + kafka.name("output"),
                "--set",
                "rejected.topic=" + kafka.name("rejected"),
                "--set",
                "http.port=-1",
                "--set",
                "state.dir=" + directory.resolve("state"),
                "--until-caught-up");

        assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.DONE);
        assertThat(kafka.readLatest(kafka.name("output")).values()).anyMatch(row -> row.contains("\"dau\":50,"));
    }

    private Execution init(TestKafka kafka, String topic, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "init",
                "--bootstrap-servers",
                kafka.bootstrapServers(),
                "--topic",
                topic,
                "--output",
                file.toString()));
        arguments.addAll(List.of(more));
        return Execution.of(arguments.toArray(String[]::new));
    }

    private static List<String> events() {
        Instant now = Instant.now().minusSeconds(60);
        return IntStream.range(0, EVENTS)
                .mapToObj(i -> "{\"id\":\"e" + i + "\",\"userId\":\"user-" + i % 50 + "\",\"sent_at\":\"" + now
                        + "\",\"context\":{\"platform\":\"" + (i % 2 == 0 ? "web" : "ios") + "\"}}")
                .toList();
    }

    @Test
    void aFileThatIsThereStaysAsItIs(TestKafka kafka) throws IOException {
        Files.writeString(file, "mine");

        Execution init = init(kafka, "events");

        assertThat(init.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(init.err()).hasLineCount(1).contains("--output " + file, "there already");
        assertThat(file).hasContent("mine");
    }

    @Test
    void withoutATopicOrEventsOrAUserThereIsOneLineAndNoFile(TestKafka kafka) {
        String empty = kafka.createTopic("empty", 1);
        String noise = kafka.createTopic("noise", 1);
        String nobody = kafka.createTopic("nobody", 1);
        kafka.produceValues(noise, 1, List.of("one", "two", "three"));
        kafka.produceValues(nobody, 1, List.of("{\"temperature\":17}", "{\"temperature\":18}"));
        Footprint before = Footprint.of(kafka);

        List<Execution> executions =
                List.of(init(kafka, kafka.name("none")), init(kafka, empty), init(kafka, noise), init(kafka, nobody));

        assertThat(executions).allSatisfy(execution -> {
            assertThat(execution.status()).isEqualTo(ExitStatus.USAGE);
            assertThat(execution.err()).hasLineCount(1);
        });
        assertThat(executions.get(0).err()).contains("input.topic " + kafka.name("none") + ": there is no such topic");
        assertThat(executions.get(1).err()).contains("there are no events to look at");
        assertThat(executions.get(2).err()).contains("neither JSON nor lines of values");
        assertThat(executions.get(3).err()).contains("no field of the events looks like a user");
        assertThat(file).doesNotExist();
        assertThat(Footprint.of(kafka)).isEqualTo(before);
    }
}

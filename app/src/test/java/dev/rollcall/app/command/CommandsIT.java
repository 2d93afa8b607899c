package dev.rollcall.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.service.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(KafkaExtension.class)
class CommandsIT {
    @TempDir
    private Path directory;

    @Test
    void missingTopicsAreListedAndCreatedWhenAskedFor(TestKafka kafka) throws IOException {
        kafka.createTopic("events", 3);
        String file = configuration(kafka);

        Execution before = Execution.of("topics", "--config", file);
        Execution created = Execution.of("topics", "--config", file, "--create");

        assertThat(before.status()).isEqualTo(ExitStatus.DONE);
        assertThat(before.out()).containsPattern("output +\\S+-output +- +- +- +- +missing");
        assertThat(created.status()).isEqualTo(ExitStatus.DONE);
        assertThat(created.out())
                .containsPattern("output +\\S+-output +1 +1 +compact +0 +ok")
                .containsPattern("rejected +\\S+-rejected +3 +1 +delete +0 +ok")
                .containsPattern("settings +\\S+-settings +1 +1 +compact +0 +ok");
    }

    @Test
    void aTopicThatCannotBeUsedIsShownWithTheWayOut(TestKafka kafka) throws IOException {
        kafka.createTopic("events", 1);
        kafka.createTopic("output", 2);

        Execution execution = Execution.of("topics", "--config", configuration(kafka));

        assertThat(execution.status()).isEqualTo(ExitStatus.NO);
        assertThat(execution.out()).containsPattern("output +\\S+-output +2 +1 +delete +0 +wrong");
        assertThat(execution.err())
                .hasLineCount(2)
                .contains("kafka-configs.sh --alter", "has 2 partitions and needs 1");
    }

    @Test
    void runRefusesTheTopicsThatAreShownAsWrong(TestKafka kafka) throws IOException {
        kafka.createTopic("events", 1);
        kafka.createTopic("app-visits-repartition", 3);

        Execution execution = Execution.of("run", "--config", configuration(kafka));

        assertThat(execution.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(execution.err()).hasLineCount(1).contains("visits.partitions 8", "have 3 partitions");
    }

    @Test
    void aMissingInputTopicIsWrongUsageOfEveryCommandThatNeedsIt(TestKafka kafka) throws IOException {
        String file = configuration(kafka);

        Execution topics = Execution.of("topics", "--config", file);
        Execution run = Execution.of("run", "--config", file);

        assertThat(List.of(topics.status(), run.status())).containsOnly(ExitStatus.USAGE);
        assertThat(topics.err()).hasLineCount(1).contains("input.topic").isEqualTo(run.err());
    }

    @Test
    void aStateDirectoryThatCannotBeWrittenIsOneLineAndCreatesNothing(TestKafka kafka) throws IOException {
        kafka.createTopic("events", 1);
        Path file = Files.createFile(directory.resolve("file"));
        String config = configuration(kafka);

        Execution execution = Execution.of("run", "--config", config, "--set", "state.dir=" + file.resolve("state"));

        assertThat(execution.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(execution.err()).hasLineCount(1).contains("state.dir " + file.resolve("state"));
        assertThat(Execution.of("topics", "--config", config).out()).containsPattern("output .* missing");
    }

    @Test
    void publishedRowsAreShown(TestKafka kafka) throws IOException {
        String output = kafka.createTopic("output", 1, Map.of("cleanup.policy", "compact"));
        String row =
                "{\"day\":\"2026-11-22\",\"zone\":\"UTC\",\"segment\":\"all\",\"dau\":4,\"wau\":5,\"mau\":6,\"new\":1,"
                        + "\"returning\":2,\"resurrected\":1,\"dormant\":3,\"wtd\":4,\"mtd\":5}";
        kafka.produce(List.of(new ProducerRecord<>(output, "2026-11-22/all", row)));

        Execution execution = Execution.of("query", "--config", configuration(kafka), "--format", "json");

        assertThat(execution).isEqualTo(new Execution(ExitStatus.DONE, row + "\n", ""));
    }

    @Test
    void withoutAnOutputTopicAQueryIsWrongUsage(TestKafka kafka) throws IOException {
        Execution execution = Execution.of("query", "--config", configuration(kafka));

        assertThat(execution.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(execution.err()).hasLineCount(1).contains(kafka.name("output"), "output.topic");
    }

    @Test
    void aCompactedInputTopicIsRefused(TestKafka kafka) throws IOException {
        kafka.createTopic("events", 1, Map.of("cleanup.policy", "compact,delete"));

        Execution execution = Execution.of("run", "--config", configuration(kafka));

        assertThat(execution.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(execution.err()).hasLineCount(1).contains("input.topic", "cleanup.policy=compact,delete");
    }

    @Test
    void inputThatWasDeletedBeforeItWasCountedIsRefusedUntilItIsAccepted(TestKafka kafka) throws IOException {
        String events = kafka.createTopic("events", 1);
        String config = configuration(kafka);
        produce(kafka, events, 3);
        Execution counted = Execution.of("run", "--config", config, "--until-caught-up");
        produce(kafka, events, 4);
        RecordsToDelete deletion = RecordsToDelete.beforeOffset(5);
        TestKafka.await(kafka.admin()
                .deleteRecords(Map.of(new TopicPartition(events, 0), deletion))
                .all());

        Execution refused = Execution.of("run", "--config", config, "--until-caught-up");
        Execution accepted = Execution.of("run", "--config", config, "--until-caught-up", "--accept-lost-input");
        Execution afterwards = Execution.of("run", "--config", config, "--until-caught-up");

        assertThat(counted.status()).isEqualTo(ExitStatus.DONE);
        assertThat(refused.status()).isEqualTo(ExitStatus.NO);
        assertThat(refused.err())
                .contains(events + "-0: offset 3 is committed, and the partition begins at 5: 2 events were deleted");
        assertThat(accepted.status()).isEqualTo(ExitStatus.DONE);
        assertThat(afterwards.status()).isEqualTo(ExitStatus.DONE);
        assertThat(kafka.readLatest(kafka.name("accounts")).values())
                .singleElement()
                .asString()
                .contains("\"read\":5,");
    }

    @Test
    void countedEventsAreVerifiedAndAChangedRowIsFound(TestKafka kafka) throws IOException {
        String events = kafka.createTopic("events", 1);
        String config = configuration(kafka);
        produce(kafka, events, 3);
        Execution counted = Execution.of("run", "--config", config, "--until-caught-up");

        Execution equal = Execution.of("verify", "--config", config, "--temp", directory.toString());
        String key = kafka.readLatest(kafka.name("output")).keySet().iterator().next();
        String row = kafka.readLatest(kafka.name("output")).get(key);
        kafka.produce(List.of(new ProducerRecord<>(kafka.name("output"), key, row.replace("\"dau\":1", "\"dau\":3"))));
        Execution different = Execution.of("verify", "--config", config, "--temp", directory.toString());

        assertThat(counted.status()).isEqualTo(ExitStatus.DONE);
        assertThat(equal.status()).isEqualTo(ExitStatus.DONE);
        assertThat(equal.out())
                .contains("offsets 0 to 3", "read 3, first 1, repeat 2, ignored 0, rejected 0")
                .endsWith(
                        "Equal: all rows, gaps, cohorts, ranges, accounts and rejected events are what the input comes to.\n");
        assertThat(different.status()).isEqualTo(ExitStatus.NO);
        assertThat(different.out()).containsPattern(key + " +dau +3 +1\n").endsWith("Different: 1 difference.\n");
        assertThat(directory).isDirectoryNotContaining("glob:**/rollcall-verify-*");
    }

    @Test
    void whatVerifyNeedsAndDoesNotFindIsOneLine(TestKafka kafka) throws IOException {
        String config = configuration(kafka);

        Execution noInput = Execution.of("verify", "--config", config);
        kafka.createTopic("events", 1);
        Execution noOutput = Execution.of("verify", "--config", config);
        kafka.createTopic("output", 1, Map.of("cleanup.policy", "compact"));
        Execution noGaps = Execution.of("verify", "--config", config);
        kafka.createTopic("output-gaps", 1, Map.of("cleanup.policy", "compact"));
        kafka.createTopic("output-retention", 1, Map.of("cleanup.policy", "compact"));
        Execution noAccounts = Execution.of("verify", "--config", config);
        Execution noDirectory = Execution.of("verify", "--config", config, "--temp", "/nowhere");

        assertThat(List.of(noInput, noOutput, noGaps, noAccounts, noDirectory))
                .allSatisfy(execution -> assertThat(execution.status()).isEqualTo(ExitStatus.USAGE))
                .allSatisfy(execution -> assertThat(execution.err()).hasLineCount(1));
        assertThat(noInput.err()).contains("input.topic " + kafka.name("events"));
        assertThat(noOutput.err()).contains("output.topic " + kafka.name("output"), "start `run` first");
        assertThat(noGaps.err()).contains("gaps.topic " + kafka.name("output-gaps"));
        assertThat(noAccounts.err()).contains("accounts.topic " + kafka.name("accounts"));
        assertThat(noDirectory.err()).contains("/nowhere", "--temp");
    }

    private static void produce(TestKafka kafka, String topic, int events) {
        String event = "{\"user_id\":\"ann\",\"ts\":" + System.currentTimeMillis() + "}";
        kafka.produceValues(topic, 1, Collections.nCopies(events, event));
    }

    private String configuration(TestKafka kafka) throws IOException {
        List<String> lines = List.of(
                "bootstrap.servers=" + kafka.bootstrapServers(),
                "application.id=" + kafka.name("app"),
                "input.topic=" + kafka.name("events"),
                "output.topic=" + kafka.name("output"),
                "rejected.topic=" + kafka.name("rejected"),
                "accounts.topic=" + kafka.name("accounts"),
                "state.dir=" + directory.resolve("state"));
        return Files.write(directory.resolve("rollcall.properties"), lines).toString();
    }
}

package dev.rollcall.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.report.Counts;
import dev.rollcall.report.ReportRow;
import dev.rollcall.service.ExitStatus;
import dev.rollcall.service.run.Instance;
import dev.rollcall.settings.Settings;
import dev.rollcall.settings.SettingsLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(KafkaExtension.class)
class ResetIT {
    @TempDir
    private Path directory;

    @Test
    void afterAResetEverythingIsCountedAnewAndNoOtherRowIsLeft(TestKafka kafka) throws IOException {
        String config = count(kafka);
        Map<String, String> rows = kafka.readLatest(kafka.name("output"));
        Map<String, String> accounts = kafka.readLatest(kafka.name("accounts"));
        int rejected = kafka.read(kafka.name("rejected")).size();
        ReportRow stale = new ReportRow(LocalDate.parse("2001-01-01"), ZoneId.of("UTC"), "all", Counts.ZERO);
        kafka.produceBytes(List.of(new ProducerRecord<>(kafka.name("output"), stale.key(), stale.value())));
        Map<String, String> fixed = kafka.readLatest(kafka.name("app-settings"));

        Execution reset = Execution.of("reset", "--execute", "--rejected", "--config", config);
        Map<String, String> left = kafka.readLatest(kafka.name("output"));
        Execution again = Execution.of("run", "--config", config, "--until-caught-up");

        assertThat(reset).returns(ExitStatus.DONE, Execution::status).returns("", Execution::err);
        assertThat(left).isEmpty();
        assertThat(again.status()).isEqualTo(ExitStatus.DONE);
        assertThat(rows).hasSizeGreaterThan(2);
        assertThat(kafka.readLatest(kafka.name("output"))).isEqualTo(rows);
        assertThat(kafka.readLatest(kafka.name("accounts"))).isEqualTo(accounts);
        assertThat(kafka.read(kafka.name("rejected"))).hasSize(rejected).isNotEmpty();
        // A new secret: what was fixed before is gone.
        assertThat(kafka.readLatest(kafka.name("app-settings")))
                .hasSameSizeAs(fixed)
                .isNotEqualTo(fixed);
    }

    @Test
    void aDryRunListsEverythingAndChangesNothing(TestKafka kafka) throws IOException {
        String config = count(kafka);
        String app = kafka.name("app");

        Execution first = Execution.of("reset", "--dry-run", "--config", config);
        Execution second = Execution.of("reset", "--dry-run", "--config", config);

        assertThat(first.status()).isEqualTo(ExitStatus.DONE);
        assertThat(first.out())
                .containsPattern("would delete group " + app + " with its positions in \\d partitions\n")
                .contains("would delete topic " + app + "-visits-repartition (2 partitions)\n")
                .contains("would delete topic " + app + "-activity-changelog (2 partitions)\n")
                .contains("would delete topic " + app + "-changes-repartition (1 partition)\n")
                .contains("would delete topic " + app + "-totals-changelog (1 partition)\n")
                .containsPattern("would delete directory \\S+/0/" + app + " \\([0-9.]+ MiB\\)\n")
                .contains("would delete topic " + app + "-settings (1 partition)\n")
                .containsPattern("would take back \\d+ rows of topic " + kafka.name("output") + ", \\d+ gaps of topic "
                        + kafka.name("output") + "-gaps, \\d+ cohorts of topic " + kafka.name("output")
                        + "-retention, 1 accounts of topic " + kafka.name("accounts") + "\n")
                .contains("kept: the records of topic " + kafka.name("rejected"));
        assertThat(second).isEqualTo(first);
    }

    @Test
    void whatBelongsToAnotherApplicationStays(TestKafka kafka) throws IOException {
        String config = count(kafka);
        String other = kafka.createTopic("app-2-visits-repartition", 1);
        Path state = Files.createDirectories(directory.resolve("state/0/another"));

        Execution.of("reset", "--execute", "--config", config);

        assertThat(TestKafka.await(kafka.admin().listTopics().names()))
                .contains(other)
                .doesNotContain(kafka.name("app-visits-repartition"));
        assertThat(state).exists();
        try (Stream<Path> left = Files.list(state.getParent())) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("another", "lock", "instance-id");
        }
    }

    @Test
    void whileAnInstanceRunsNothingIsTakenBack(TestKafka kafka) throws IOException {
        kafka.createTopic("events", 1);
        String config = ConfigFile.of(kafka, directory);
        Settings settings = new SettingsLoader().file(Path.of(config)).load();

        try (Instance running = Instance.start(settings, Clock.systemUTC())) {
            assertThat(running.failed()).isNotDone();
            Awaitility.await().untilAsserted(() -> {
                Execution refused = Execution.of("reset", "--execute", "--config", config);
                assertThat(refused).returns(ExitStatus.NO, Execution::status).returns("", Execution::out);
                assertThat(refused.err())
                        .hasLineCount(1)
                        .contains("instances run (", "127.0.0.1", "stop all of them first");
            });
        }
    }

    /** Keys that look like ours are not enough. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "output | customer-7 | {}",
                "output | 2026-11-22/all | {\"total\":7}",
                "accounts | acct-17 | {\"balance\":100}",
                "accounts | events-0 | {\"topic\":\"other\",\"partition\":0,\"read\":1,\"first\":1,\"repeat\":0,\"rejected\":{}}"
            })
    void aTopicThatHoldsSomethingElseIsNotTouched(String name, String key, String value, TestKafka kafka)
            throws IOException {
        String config = count(kafka);
        String topic = kafka.name(name);
        kafka.produce(List.of(new ProducerRecord<>(topic, key, value)));
        Map<String, String> before = kafka.readLatest(topic);

        Execution execution = Execution.of("reset", "--execute", "--config", config);

        assertThat(execution.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(execution.err())
                .hasLineCount(1)
                .contains(name + ".topic " + topic, "'" + key + "'", "Nothing was changed");
        assertThat(kafka.readLatest(topic)).isEqualTo(before).containsKey(key);
        assertThat(TestKafka.await(kafka.admin().listTopics().names())).contains(kafka.name("app-settings"));
    }

    /** They take nothing back that anybody has: of an input topic that was read before, for instance. */
    @Test
    void tombstonesOfOthersDoNotMatter(TestKafka kafka) throws IOException {
        String config = count(kafka);
        kafka.produce(List.of(new ProducerRecord<>(kafka.name("accounts"), "acct-17", null)));

        Execution reset = Execution.of("reset", "--execute", "--config", config);

        assertThat(reset).returns(ExitStatus.DONE, Execution::status).returns("", Execution::err);
    }

    @Test
    void withNothingThereThereIsNothingToDo(TestKafka kafka) throws IOException {
        Execution execution = Execution.of("reset", "--execute", "--config", ConfigFile.of(kafka, directory));

        assertThat(execution).returns(ExitStatus.DONE, Execution::status);
        assertThat(execution.out()).startsWith("Nothing to do").hasLineCount(1);
    }

    private String count(TestKafka kafka) throws IOException {
        String events = kafka.createTopic("events", 1);
        long now = System.currentTimeMillis();
        long yesterday = now - 86_400_000;
        kafka.produceValues(
                events,
                1,
                List.of(
                        "{\"user_id\":\"ann\",\"ts\":" + now + ",\"country\":\"DE\"}",
                        "{\"user_id\":\"ann\",\"ts\":" + yesterday + ",\"country\":\"DE\"}",
                        "{\"user_id\":\"bob\",\"ts\":" + now + ",\"country\":\"FR\"}",
                        "not json"));
        String config = ConfigFile.of(kafka, directory, "dimensions=country");
        Execution counted = Execution.of("run", "--config", config, "--until-caught-up");
        assertThat(counted.status()).isEqualTo(ExitStatus.DONE);
        return config;
    }
}

package dev.rollcall.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.app.command.Execution;
import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.event.RejectReason;
import dev.rollcall.report.Accounts;
import dev.rollcall.report.FirstVisit;
import dev.rollcall.report.RejectedHeaders;
import dev.rollcall.service.ExitStatus;
import dev.rollcall.testing.ShapeRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the page of formats says of shapes of events is so from end to end. Each configuration of the page is an application of its own. */
@Tag("slow")
@ExtendWith(KafkaExtension.class)
class ShapesIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    private int applications;

    @Test
    void everyShapeComesOutAsThePageSaysAndVerifyAgrees(TestKafka kafka) throws Exception {
        Map<Map<String, String>, List<ShapeRow>> byConfiguration =
                ShapeRow.accepted().stream().collect(Collectors.groupingBy(ShapeRow::settings));
        for (Map.Entry<Map<String, String>, List<ShapeRow>> rows : byConfiguration.entrySet()) {
            new Application(kafka, rows.getKey(), rows.getValue()).assertRight();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.rollcall.testing.ShapeRow#refused")
    void aWrongConfigurationEndsTheStartInOneLine(ShapeRow row) throws Exception {
        Map<String, String> settings = new TreeMap<>(row.settings());
        settings.put("bootstrap.servers", "127.0.0.1:1");
        try (JarProcess run = JarProcess.start("run", "--config", configuration("refused", settings))) {
            assertThat(run.rest()).singleElement().asString().contains(row.detail());
            assertThat(run.status(LIMIT)).isEqualTo(ExitStatus.USAGE);
        }
    }

    private String configuration(String name, Map<String, String> settings) throws IOException {
        List<String> lines = settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue().replace("\\", "\\\\"))
                .toList();
        return Files.write(directory.resolve(name + ".properties"), lines).toString();
    }

    /** One configuration and the events that the page has for it. */
    private final class Application {
        private final TestKafka kafka;
        private final String name;
        private final Map<String, String> settings;
        private final List<ShapeRow> rows;

        Application(TestKafka kafka, Map<String, String> settings, List<ShapeRow> rows) {
            this.kafka = kafka;
            this.name = "shapes-" + ++applications;
            this.settings = new TreeMap<>(settings);
            this.rows = rows;
        }

        void assertRight() throws Exception {
            String input = kafka.createTopic(name, 1);
            kafka.produceBytes(rows.stream()
                    .map(row -> new ProducerRecord<>(input, 0, row.timestamp(), row.key(), row.value()))
                    .toList());
            settings.putAll(Map.of(
                    "bootstrap.servers",
                    kafka.bootstrapServers(),
                    "application.id",
                    input,
                    "input.topic",
                    input,
                    "output.topic",
                    input + "-out",
                    "first-visits.topic",
                    input + "-first",
                    "visits.partitions",
                    "1",
                    "threads",
                    "1",
                    "http.port",
                    "-1",
                    "state.dir",
                    directory.resolve(name).toString()));
            String file = configuration(name, settings);
            assertDone("run", "--until-caught-up", "--config", file);
            assertDone("verify", "--config", file);
            assertOutcomes(input);
        }

        /** Most rows need no configuration: these are counted by the jar, the others in this process, which takes less time. */
        private void assertDone(String... arguments) throws Exception {
            if (!rows.get(0).settings().isEmpty()) {
                Execution execution = Execution.of(arguments);
                assertThat(execution.status()).as("%s", execution).isEqualTo(ExitStatus.DONE);
                return;
            }
            try (JarProcess process = JarProcess.start(arguments)) {
                List<String> output = process.rest();
                assertThat(process.status(LIMIT)).as("%s", output).isEqualTo(ExitStatus.DONE);
            }
        }

        private void assertOutcomes(String input) {
            List<ConsumerRecord<byte[], byte[]>> rejected = kafka.readBytes(input + "-out-rejected");
            List<String> counted = kafka.readBytes(input + "-first").stream()
                    .map(record -> ShapeRow.outcome(FirstVisit.parse(record.key(), record.value())))
                    .toList();
            List<String> outcomes =
                    rows.stream().flatMap(row -> row.outcomes().stream()).toList();
            List<String> countedAsSaid = outcomes.stream()
                    .filter(outcome -> outcome.contains(" on "))
                    .toList();

            assertThat(counted)
                    .as("%s", settings)
                    .containsExactlyInAnyOrderElementsOf(
                            countedAsSaid.stream().distinct().toList());
            assertThat(rejected.stream().collect(Collectors.groupingBy(this::offset)))
                    .allSatisfy((offset, ofRow) -> assertRejected(rows.get(offset), ofRow));
            Accounts accounts = accounts(input);
            assertThat(accounts)
                    .as("%s", settings)
                    .returns((long) outcomes.size(), Accounts::read)
                    .returns((long) counted.size(), Accounts::first)
                    .returns((long) countedAsSaid.size() - counted.size(), Accounts::repeat)
                    .returns(outcomes.stream().filter("ignored"::equals).count(), Accounts::ignored)
                    .returns(reasons(outcomes), Accounts::rejected)
                    .matches(Accounts::balances, "balances");
        }

        private int offset(ConsumerRecord<byte[], byte[]> record) {
            return Integer.parseInt(header(record, RejectedHeaders.OFFSET));
        }

        private static void assertRejected(ShapeRow row, List<ConsumerRecord<byte[], byte[]>> rejected) {
            assertThat(rejected)
                    .extracting(record -> "`" + header(record, RejectedHeaders.REASON) + "`")
                    .containsExactlyElementsOf(row.outcomes().stream()
                            .filter(outcome -> outcome.matches("`[A-Z_]+`"))
                            .toList());
            assertThat(header(rejected.get(rejected.size() - 1), RejectedHeaders.DETAIL))
                    .contains(row.detail());
        }

        private Accounts accounts(String input) {
            String key = input + "-0";
            String value = kafka.readLatest(input + "-out-accounts").get(key);
            return Accounts.parse(key.getBytes(UTF_8), value.getBytes(UTF_8));
        }

        private static Map<RejectReason, Long> reasons(List<String> outcomes) {
            return outcomes.stream()
                    .filter(outcome -> outcome.matches("`[A-Z_]+`"))
                    .collect(Collectors.groupingBy(
                            outcome -> RejectReason.valueOf(outcome.replace("`", "")), Collectors.counting()));
        }

        private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
            return new String(record.headers().lastHeader(name).value(), UTF_8);
        }
    }
}

package dev.rollcall.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.app.command.Execution;
import dev.rollcall.service.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RollcallCommandLineTest {
    @TempDir
    private Path directory;

    @Test
    void withoutACommandTheHelpIsShownAndTheStatusSaysThatSomethingIsMissing() {
        Execution execution = Execution.of();

        assertThat(execution.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(execution.err()).contains("Usage: rollcall").contains("  run ");
    }

    @Test
    void commandsComeInTheOrderInWhichTheyAreNeeded() {
        Execution execution = Execution.of("--help");

        assertThat(execution.status()).isEqualTo(ExitStatus.DONE);
        assertThat(execution.out())
                .containsSubsequence(
                        "\n  init ",
                        "\n  try ",
                        "\n  run ",
                        "\n  query ",
                        "\n  verify ",
                        "\n  check ",
                        "\n  status ",
                        "\n  reset ",
                        "\n  topics ",
                        "\n  config ");
    }

    @Test
    void aCommandThatOnlyOtherCommandsNeedIsNotShown() {
        assertThat(Execution.of("--help").out()).doesNotContain("\n  broker");
        assertThat(Execution.of("rnu").err()).contains("topics").doesNotContain("broker");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "init",
                "try",
                "run",
                "query",
                "verify",
                "check",
                "status",
                "sink",
                "reset",
                "topics",
                "topology",
                "config"
            })
    void theHelpOfACommandHasExamplesAndSaysWhatItsStatusMeans(String command) {
        Execution execution = Execution.of("help", command);

        assertThat(execution.out())
                .contains("Usage: rollcall " + command, "Examples:", "rollcall " + command + " --", "Exit status:")
                .isEqualTo(Execution.of(command, "--help").out());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "init",
                "try",
                "run",
                "query",
                "verify",
                "check",
                "status",
                "sink",
                "reset",
                "topics",
                "topology",
                "config",
                "demo",
                "drill"
            })
    void anExampleCanBePastedBecauseItStandsOnOneLine(String command) {
        String help = Execution.of("help", command).out();

        String examples = help.substring(help.indexOf("Examples:"), help.indexOf("Exit status:"));
        assertThat(examples.lines().skip(1).filter(line -> !line.isBlank()))
                .isNotEmpty()
                .allMatch(line -> line.matches("  (ROLLCALL_\\S+ )?rollcall " + command + "( .*)?"));
    }

    @Test
    void theVersionsOfAllThatMattersAreShown() {
        assertThat(Execution.of("--version").out()).contains("rollcall ", "kafka ", "java ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            rnu                             | Unknown command rnu; the commands are init, try, run, query
            quer                            | Unknown command quer; did you mean query
            run                             | bootstrap.servers is required; set it in the configuration file, as ROLLCALL_BOOTSTRAP_SERVERS
            run --config f --confg x        | Unknown option --confg; did you mean --config
            run --config f spare            | Unexpected argument spare
            query --config f --from nowhen  | 'nowhen' is not a day
            check                           | bootstrap.servers is required
            check --config f --properties g | --config and --properties exclude each other; give one of them
            reset --config f                | Missing required argument (specify one of these): (--dry-run | --execute)
            reset --config f --dry-run --execute | --dry-run, --execute are mutually exclusive (specify only one)
            query --config f --format xml   | Invalid value for option '--format': 'xml' is none of table, csv, json
            status --config f --format xml  | Invalid value for option '--format': 'xml' is none of text, json
            topology --config f --format xml | Invalid value for option '--format': 'xml' is none of text, mermaid
            check --config f --downtime 3   | '3' is not a duration; write it as
            verify --config f --wait 60     | '60' is not a duration; write it as
            try --config f --sample 0       | --sample 0 is not between 1 and 1000000
            try --config f --sample 9 --events e | --sample=N, --events=FILE are mutually exclusive
            verify --config f --limit -1    | --limit is negative
            verify --config f --from 2026-01-02 --to 2026-01-01 | --from 2026-01-02 is after --to 2026-01-01
            run --config nowhere.properties | configuration file nowhere.properties: no such file
            """)
    void aMistakeIsOneLineOnStandardError(String line, String complaint) {
        Execution execution = Execution.of(line.split(" "));

        assertThat(execution.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(execution.err()).contains(complaint).hasLineCount(1);
        assertThat(execution.out()).isEmpty();
    }

    @Test
    void everyProblemOfAConfigurationHasItsOwnLine() throws IOException {
        Path file = file("bootstrap.servers=localhost:1\ninput.topik=x\nzone=Mars\nkafka.acks=1\n");

        Execution execution = Execution.of("run", "--config", file.toString());

        assertThat(execution.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(execution.err()).hasLineCount(3).contains("did you mean input.topic?", "kafka.acks", "Mars");
    }

    @Test
    void aConnectionThatCannotBeSetUpIsOneLine() throws IOException {
        Path file = file("bootstrap.servers=localhost:1\nkafka.security.protocol=SASL_SSL\n");

        Execution execution = Execution.of("topics", "--config", file.toString());

        assertThat(execution.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(execution.err()).hasLineCount(1).contains("bootstrap.servers localhost:1", "kafka.* keys");
    }

    @Test
    void theConfigurationIsShownWithOriginsAndWithoutSecrets() throws IOException {
        Path file = file("bootstrap.servers=localhost:1\nkafka.ssl.key.password=open-sesame\n");

        Execution execution = Execution.of("config", "--config", file.toString(), "--set", "threads=3");

        assertThat(execution.status()).isEqualTo(ExitStatus.DONE);
        assertThat(execution.out())
                .containsPattern("threads +3 +--set")
                .containsPattern("wau\\.days +7 +default")
                .containsPattern("kafka\\.ssl\\.key\\.password +\\[hidden] +file ")
                .doesNotContain("open-sesame");
    }

    @Test
    void whatKafkaStreamsGetsIsShownWhereItDiffersFromKafkasDefaults() throws IOException {
        Path file = file("""
                bootstrap.servers=localhost:1
                kafka.ssl.key.password=open-sesame
                kafka.producer.send.buffer.bytes=131072
                kafka.consumer.fetch.min.bytes=2
                """);

        Execution execution = Execution.of("config", "--config", file.toString());

        assertThat(execution.out().substring(execution.out().indexOf("\nKafka Streams")))
                .containsPattern("processing\\.guarantee +exactly_once_v2")
                .containsPattern("ssl\\.key\\.password +\\[hidden]")
                .containsPattern("consumer\\.fetch\\.min\\.bytes +2")
                .doesNotContain("producer.send.buffer.bytes", "state.dir", "RocksMemory");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("rollcall.properties"), text);
    }
}

package dev.rollcall.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.service.ExitStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(KafkaExtension.class)
class CheckIT {
    @TempDir
    private Path directory;

    @Test
    void aClusterOfOneBrokerIsNotFitForProduction(TestKafka kafka) throws IOException {
        String events = kafka.createTopic("events", 2, Map.of("retention.ms", "3600000"));
        kafka.createTopic("output", 2);

        Execution execution = Execution.of("check", "--config", ConfigFile.of(kafka, directory));

        assertThat(execution.err()).isEmpty();
        assertThat(execution.status()).isEqualTo(ExitStatus.NO);
        assertThat(execution.out())
                .contains("ERROR    cluster: 1 broker\n", "topic " + events + ": retention.ms=3600000\n")
                .contains("ERROR    topics to be created: topics.replication.factor=-1")
                .contains("output: cannot be used as it is")
                .containsPattern("ERROR    topics .*" + events + ".*: replication.factor=1\n")
                .containsPattern(
                        "kafka-configs.sh --bootstrap-server \\S+ --alter .* --add-config retention.ms=518400000")
                .doesNotContain("not checked", "transaction.version", "metadata.version");
    }

    @Test
    void aDowntimeOfOurOwnDecidesWhatIsKeptLongEnough(TestKafka kafka) throws IOException {
        kafka.createTopic("events", 1, Map.of("retention.ms", "3600000"));
        String config = ConfigFile.of(kafka, directory);

        Execution execution = Execution.of("check", "--config", config, "--downtime", "PT30M", "--format", "json");

        assertThat(execution.out())
                .startsWith("[ {")
                .contains("\"replication.factor=1\"")
                .doesNotContain("retention.ms=");
    }

    @Test
    void withoutAnInputTopicThereIsNothingToCheck(TestKafka kafka) throws IOException {
        Execution execution = Execution.of("check", "--config", ConfigFile.of(kafka, directory));

        assertThat(execution.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(execution.err()).hasLineCount(1).contains("input.topic " + kafka.name("events"));
    }
}

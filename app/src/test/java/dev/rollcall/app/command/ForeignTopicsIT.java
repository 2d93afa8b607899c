package dev.rollcall.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.service.ExitStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A topic of somebody else that happens to have the name of one of ours. */
@ExtendWith(KafkaExtension.class)
class ForeignTopicsIT {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "output, compact",
        "output-gaps, compact",
        "output-retention, compact",
        "accounts, compact",
        "rejected, delete"
    })
    void aTopicWithRecordsOfSomebodyElseIsRefused(String name, String policy, TestKafka kafka) throws IOException {
        kafka.createTopic("events", 1);
        String topic = kafka.createTopic(name, 1, Map.of("cleanup.policy", policy));
        kafka.produce(List.of(new ProducerRecord<>(topic, "acct-17", "{\"iban\":\"DE02\",\"balance\":17}")));

        Execution run = Execution.of("run", "--config", ConfigFile.of(kafka, directory), "--until-caught-up");

        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).hasLineCount(1).contains(".topic " + topic + ": ", "offset 0", "'acct-17'");
    }

    @Test
    void tombstonesOfSomebodyElseAndOurOwnRecordsAreNoReasonToRefuse(TestKafka kafka) throws IOException {
        kafka.createTopic("events", 1);
        String accounts = kafka.createTopic("accounts", 1, Map.of("cleanup.policy", "compact"));
        kafka.produce(List.of(new ProducerRecord<>(accounts, "acct-17", null)));
        kafka.produceValues(
                kafka.name("events"),
                1,
                List.of("{\"user_id\":\"u\",\"ts\":" + System.currentTimeMillis() + "}", "no event at all"));
        String config = ConfigFile.of(kafka, directory);

        Execution first = Execution.of("run", "--config", config, "--until-caught-up");
        Execution second = Execution.of("run", "--config", config, "--until-caught-up");

        assertThat(List.of(first.status(), second.status())).as(second.err()).containsOnly(ExitStatus.DONE);
    }
}

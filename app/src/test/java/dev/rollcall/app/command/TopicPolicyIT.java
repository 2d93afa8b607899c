package dev.rollcall.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.service.ExitStatus;
import dev.rollcall.trials.broker.BrokerOptions;
import dev.rollcall.trials.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.server.policy.CreateTopicPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Brokers may refuse to create topics as Rollcall would have them, by a policy or because they do not know a setting. */
class TopicPolicyIT {
    @TempDir
    private Path directory;

    @Test
    void aTopicThatTheBrokersRefuseIsNamedWithTheirWordsAndTheWayRound() throws Exception {
        BrokerOptions options =
                BrokerOptions.defaults().withProperty("create.topic.policy.class.name", NoChangelogs.class.getName());
        try (EmbeddedBroker broker = new EmbeddedBroker(options).start();
                TestKafka kafka = new TestKafka(broker.bootstrapServers(), "policy")) {
            kafka.createTopic("events", 3);
            String config = ConfigFile.of(kafka, directory);

            Execution run = Execution.of("run", "--config", config);
            Execution script = Execution.of("topics", "--config", config, "--script");

            assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
            assertThat(run.err())
                    .hasLineCount(1)
                    .contains("topic policy-app-activity-changelog: ", "no changelogs here", "topics --script");
            assertThat(script.status()).isEqualTo(ExitStatus.DONE);
            assertThat(script.out())
                    .contains(
                            "--create --topic policy-app-activity-changelog --partitions 2 ",
                            "--config cleanup.policy=compact",
                            "--create --topic policy-app-visits-repartition --partitions 2 ",
                            "--create --topic policy-output --partitions 1 ");
        }
    }

    /** A policy; made by the broker. */
    public static final class NoChangelogs implements CreateTopicPolicy {
        @Override
        public void validate(RequestMetadata topic) {
            if (topic.topic().endsWith("-changelog")) {
                throw new PolicyViolationException("no changelogs here");
            }
        }

        @Override
        public void configure(Map<String, ?> configs) {}

        @Override
        public void close() {}
    }
}

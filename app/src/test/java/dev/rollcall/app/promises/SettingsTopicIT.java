package dev.rollcall.app.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.service.UserError;
import dev.rollcall.service.cluster.SettingsTopic;
import dev.rollcall.service.report.UnreadableTopicException;
import dev.rollcall.trials.broker.BrokerOptions;
import dev.rollcall.trials.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(KafkaExtension.class)
class SettingsTopicIT {
    private static final int WRITERS = 6;

    @Test
    void ofManyThatBeginAtOnceTheFirstWriterWins(TestKafka kafka) {
        Map<String, Object> client = Map.of("bootstrap.servers", kafka.bootstrapServers());
        String topic = kafka.createTopic("settings", 1, Map.of("cleanup.policy", "compact"));
        CyclicBarrier together = new CyclicBarrier(WRITERS);
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        List<Future<Map<String, String>>> found = new ArrayList<>();

        for (int writer = 0; writer < WRITERS; writer++) {
            found.add(writers.submit(() -> {
                together.await();
                return new SettingsTopic(client, topic)
                        .put(Map.of("secret", UUID.randomUUID().toString()));
            }));
        }

        assertThat(found).extracting(TestKafka::await).containsOnly(TestKafka.await(found.get(0)));
        assertThat(kafka.read(topic)).hasSize(1);
        writers.shutdown();
    }

    @Test
    void whatIsThereStaysAndTheRestIsAdded(TestKafka kafka) {
        Map<String, Object> client = Map.of("bootstrap.servers", kafka.bootstrapServers());
        String topic = kafka.createTopic("settings", 1, Map.of("cleanup.policy", "compact"));
        SettingsTopic settings = new SettingsTopic(client, topic);
        settings.put(Map.of("zone", "UTC"));

        Map<String, String> found = settings.put(Map.of("zone", "Asia/Tokyo", "wau.days", "7"));

        assertThat(found).isEqualTo(settings.read()).containsOnly(Map.entry("zone", "UTC"), Map.entry("wau.days", "7"));
    }

    @Test
    void aTopicThatCannotBeReadIsToldInOneLine(TestKafka kafka) {
        Map<String, Object> client = Map.of("bootstrap.servers", kafka.bootstrapServers());
        SettingsTopic settings = new SettingsTopic(client, kafka.name("missing"));

        assertThatThrownBy(settings::read)
                .isInstanceOf(UnreadableTopicException.class)
                .hasMessageContaining("topic " + kafka.name("missing"))
                .hasMessageNotContaining("\n");
    }

    @Test
    @Tag("slow")
    void brokersThatCannotWriteItAreToldInOneLine(@TempDir Path directory) throws Exception {
        BrokerOptions options = BrokerOptions.defaults().withProperty("transaction.state.log.replication.factor", "3");
        try (EmbeddedBroker broker = new EmbeddedBroker(options).start();
                TestKafka kafka = new TestKafka(broker.bootstrapServers(), "unwritable");
                Trial trial = new Trial(kafka, directory, 1, Map.of())) {
            assertThatThrownBy(trial::start)
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("topic " + trial.applicationId() + "-settings cannot be read or written")
                    .hasMessageNotContaining("\n");
        }
    }
}

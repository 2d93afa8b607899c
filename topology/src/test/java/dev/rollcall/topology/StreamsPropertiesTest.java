package dev.rollcall.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.settings.Settings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;

class StreamsPropertiesTest {
    @Test
    void standbysAreWhatTheSettingSays() {
        assertThat(properties(Map.of("standby.replicas", "2"))).containsEntry("num.standby.replicas", 2);
    }

    @Test
    void kafkasOwnNameGoesBeforeOurs() {
        assertThat(properties(Map.of("standby.replicas", "2", "kafka.num.standby.replicas", "0")))
                .containsEntry("num.standby.replicas", "0");
    }

    @Test
    void aNameForAllClientsGoesBeforeWhatWeSetForSome() {
        assertThat(consumer(Map.of())).containsEntry("receive.buffer.bytes", -1);
        assertThat(consumer(Map.of("kafka.receive.buffer.bytes", "65536")))
                .containsEntry("receive.buffer.bytes", "65536");
        assertThat(consumer(Map.of("kafka.main.consumer.receive.buffer.bytes", "65536")))
                .containsEntry("receive.buffer.bytes", "65536");
    }

    @Test
    void aNameForAllConsumersGoesBeforeWhatWeSetForSome() {
        assertThat(restoreConsumer(Map.of())).containsEntry("fetch.max.wait.ms", 50);
        assertThat(restoreConsumer(Map.of("kafka.fetch.max.wait.ms", "400"))).containsEntry("fetch.max.wait.ms", "400");
        assertThat(restoreConsumer(Map.of("kafka.consumer.fetch.max.wait.ms", "400")))
                .containsEntry("fetch.max.wait.ms", "400");
        assertThat(restoreConsumer(Map.of("kafka.main.consumer.fetch.max.wait.ms", "400")))
                .containsEntry("fetch.max.wait.ms", 50);
    }

    @Test
    void internalTopicsTakeLargeRowsUnlessTheUserSaysOtherwise() {
        assertThat(properties(Map.of())).containsEntry("topic.max.message.bytes", "8388608");
        assertThat(properties(Map.of("kafka.topic.max.message.bytes", "1048588")))
                .containsEntry("topic.max.message.bytes", "1048588");
    }

    @Test
    void theCommitIntervalIsNotLongerThanATransactionMayLast() {
        assertThat(properties(Map.of())).containsEntry("commit.interval.ms", 5_000);

        Map<String, Object> shortTransactions = properties(Map.of("kafka.producer.transaction.timeout.ms", "3000 "));
        assertThat(new StreamsConfig(shortTransactions).getLong("commit.interval.ms"))
                .isEqualTo(500);

        assertThat(properties(
                        Map.of("kafka.producer.transaction.timeout.ms", "60000", "kafka.commit.interval.ms", "1000")))
                .containsEntry("commit.interval.ms", "1000");
    }

    private static Map<String, Object> restoreConsumer(Map<String, String> given) {
        return new StreamsConfig(properties(given)).getRestoreConsumerConfigs("client");
    }

    private static Map<String, Object> consumer(Map<String, String> given) {
        return new StreamsConfig(properties(given)).getMainConsumerConfigs("group", "client", 0);
    }

    private static Map<String, Object> properties(Map<String, String> given) {
        Map<String, String> all = new HashMap<>(given);
        all.put("bootstrap.servers", "nowhere:9092");
        return new StreamsProperties(Settings.of(all), Path.of("state"), Optional.empty()).asMap();
    }
}

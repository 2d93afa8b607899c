package dev.rollcall.app.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.service.UserError;
import dev.rollcall.service.cluster.Cluster;
import dev.rollcall.service.reset.Reset;
import dev.rollcall.service.run.Instance;
import dev.rollcall.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may not change for the life of an application id is kept by the brokers, not by a disk. */
@Tag("slow")
@ExtendWith(KafkaExtension.class)
class FixedSettingsIT {
    private static final int PARTITIONS = 4;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "zone, Europe/Berlin",
        "input.user, another",
        "retention.days, 91",
        "retention.months, 25",
        "visits.partitions, 5",
        "user.pseudonym.key, 0123456789abcdef0123456789abcdef"
    })
    void anInstanceOnAFreshDiskWithAnotherValueIsRefusedBeforeItHasPutAVisitAnywhere(
            String key, String value, TestKafka kafka) {
        try (Trial trial = counted(kafka)) {
            trial.write(new RandomEvents("other settings", 702).next(100));
            Map<TopicPartition, Long> visits = visitsEnds(kafka, trial);
            long committed = trial.committed();

            assertThatThrownBy(
                            trial.with("state.dir", directory.resolve("fresh").toString())
                                    .with(key, value)::start)
                    .isInstanceOf(UserError.class)
                    .satisfies(refused -> assertThat(refused.getMessage().lines())
                            .singleElement()
                            .asString()
                            .startsWith(key));

            assertThat(visitsEnds(kafka, trial)).isEqualTo(visits);
            assertThat(trial.committed()).isEqualTo(committed);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void stateWithoutItsSettingsIsRefused(boolean empty, TestKafka kafka) {
        try (Trial trial = counted(kafka)) {
            String topic = trial.applicationId() + "-settings";
            kafka.deleteTopic(topic);
            if (empty) {
                kafka.createTopic("rollcall-settings", 1, Map.of("cleanup.policy", "compact"));
            }

            assertThatThrownBy(trial::start)
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining(topic)
                    .hasMessageContaining("`reset`")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void settingsWithoutTheSecretAreRefused(TestKafka kafka) {
        try (Trial trial = counted(kafka)) {
            String topic = trial.applicationId() + "-settings";
            kafka.deleteTopic(topic);
            kafka.createTopic("rollcall-settings", 1, Map.of("cleanup.policy", "compact"));
            kafka.produce(List.of(new ProducerRecord<>(topic, "zone", "UTC")));

            assertThatThrownBy(trial::start).isInstanceOf(UserError.class).hasMessageContaining("`reset`");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"visits-repartition", "activity-changelog", "changes-repartition", "totals-changelog"})
    void aTopicOfCountsThatWasMadeAnewIsNoticed(String part, TestKafka kafka) {
        try (Trial trial = counted(kafka)) {
            String topic = trial.applicationId() + "-" + part;
            kafka.deleteTopic(topic);
            kafka.createTopic(
                    "rollcall-" + part,
                    part.startsWith("visits") || part.startsWith("activity") ? PARTITIONS : 1,
                    Map.of("cleanup.policy", part.endsWith("changelog") ? "compact" : "delete"));

            assertThatThrownBy(trial::start)
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("topic " + topic + " was deleted and made anew")
                    .hasMessageContaining("`reset`")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void afterAResetOtherSettingsAreTakenAndAgainKept(TestKafka kafka) {
        try (Trial trial = counted(kafka)) {
            trial.with("zone", "Asia/Tokyo");
            try (Cluster cluster = new Cluster(Settings.of(trial.settings()))) {
                Reset.plan(cluster, true).execute(step -> {});
            }

            trial.run(false);
            trial.run(false);

            assertThat(kafka.readLatest(trial.settings().get("output.topic")).values())
                    .isNotEmpty()
                    .allSatisfy(row -> assertThat(row).contains("Asia/Tokyo"));
        }
    }

    /** While none runs; while one does, another with other windows is refused. */
    @Test
    void windowsAndCohortsChangeWhileAllAreStoppedAndAllRowsArePublishedAnew(TestKafka kafka) {
        try (Trial trial = counted(kafka)) {
            trial.with("mau.days", "14").with("retention.weeks", "3");
            Instance running = trial.start();
            trial.awaitCaughtUp(running);

            assertThatThrownBy(
                            trial.with("state.dir", directory.resolve("second").toString())
                                    .with("mau.days", "15")::start)
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("mau.days 15")
                    .hasMessageContaining("run with 14")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void inputTopicsChangeWhileAllAreStopped(TestKafka kafka) {
        try (Trial trial = counted(kafka)) {
            String second = kafka.createTopic("second", 1);
            trial.with("input.topic", second + ", " + trial.input());
            Instance running = trial.start();
            trial.awaitCaughtUp(running);

            assertThatThrownBy(
                            trial.with("state.dir", directory.resolve("second").toString())
                                    .with("input.topic", trial.input())::start)
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("input.topic " + trial.input() + ": ")
                    .hasMessageContaining("run with " + trial.input() + ", " + second)
                    .hasMessageNotContaining("\n");
        }
    }

    private Trial counted(TestKafka kafka) {
        Trial trial = new Trial(
                kafka, directory.resolve("state"), 1, Map.of("visits.partitions", Integer.toString(PARTITIONS)));
        trial.write(new RandomEvents("fixed settings", 701).next(200));
        trial.run(false);
        return trial;
    }

    private static Map<TopicPartition, Long> visitsEnds(TestKafka kafka, Trial trial) {
        Map<TopicPartition, OffsetSpec> ends = IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new TopicPartition(trial.applicationId() + "-visits-repartition", partition))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        return TestKafka.await(kafka.admin().listOffsets(ends).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }
}

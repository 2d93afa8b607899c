package dev.rollcall.service.check;

import static dev.rollcall.service.check.hazard.Hazard.D3;
import static dev.rollcall.service.check.hazard.Hazard.D4;
import static dev.rollcall.service.check.hazard.Hazard.D5;
import static dev.rollcall.service.check.hazard.Hazard.D6;
import static dev.rollcall.service.check.hazard.Hazard.L3;
import static dev.rollcall.service.check.hazard.Hazard.L4;
import static dev.rollcall.service.check.hazard.Hazard.L5;
import static dev.rollcall.service.check.hazard.Hazard.L6;
import static dev.rollcall.service.check.hazard.Hazard.L7;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.service.check.hazard.Finding;
import dev.rollcall.service.check.hazard.Severity;
import dev.rollcall.service.cluster.backlog.InputGap;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    private final TestFacts cluster = new TestFacts();

    @Test
    void aClusterThatIsFitForProductionHasNoFindings() {
        assertThat(Readiness.of(cluster.facts())).isEmpty();
    }

    @Test
    void topicsWithOneReplicaAreToldTogetherWithACommandForEach() {
        Finding finding = only(cluster.replicas("input", 1).replicas("__transaction_state", 1));

        assertThat(finding.where()).isEqualTo("topics input, __transaction_state");
        assertThat(finding.hazards()).containsExactly(L4, L5);
        assertThat(finding.command().lines())
                .first()
                .asString()
                .contains("kafka-reassign-partitions.sh --bootstrap-server b1:9092")
                .contains(
                        "{\"topic\":\"input\",\"partition\":0,\"replicas\":[1, 2, 3]}",
                        "{\"topic\":\"input\",\"partition\":1,\"replicas\":[1, 2, 3]}");
        assertThat(finding.command()).hasLineCount(2);
    }

    @Test
    void twoReplicasAreFewerThanWantedAndAsManyAsMustConfirm() {
        List<Finding> findings = Readiness.of(cluster.replicas("output", 2).facts());

        assertThat(findings).extracting(Finding::severity).containsOnly(Severity.WARNING);
        assertThat(findings)
                .extracting(Finding::what)
                .containsExactly("replication.factor=2", "min.insync.replicas as large as the number of replicas");
    }

    @Test
    void aReplicaThatIsBehindIsTold() {
        assertThat(only(cluster.inSync("input", 1, 2)))
                .returns("replicas that are not in sync", Finding::what)
                .returns(List.of(L3), Finding::hazards);
    }

    @Test
    void withFewerThanThreeBrokersNoCommandCouldHelp() {
        List<Finding> findings =
                Readiness.of(cluster.brokers(30).replicas("input", 1).facts());

        assertThat(findings).extracting(Finding::what).containsExactly("1 broker", "replication.factor=1");
        assertThat(findings).extracting(Finding::command).containsOnly("");
    }

    @Test
    void topicsThatAreStillToBeCreatedAreJudgedByTheDefaults() {
        cluster.without("output").without("__consumer_offsets");
        cluster.broker("default.replication.factor", "1").broker("offsets.topic.replication.factor", "1");

        assertThat(Readiness.of(cluster.facts()))
                .extracting(Finding::what)
                .containsExactly(
                        "topics.replication.factor=-1, and default.replication.factor=1 of the brokers",
                        "offsets.topic.replication.factor=1 of the brokers");
    }

    @Test
    void aReplicationFactorOfOurOwnGoesBeforeTheBrokers() {
        cluster.without("output").broker("default.replication.factor", "1");

        assertThat(Readiness.of(
                        cluster.setting("topics.replication.factor", "3").facts()))
                .isEmpty();
    }

    @Test
    void oneConfirmationIsNotEnough() {
        Finding finding = only(cluster.config("output", "min.insync.replicas", "1"));

        assertThat(finding.hazards()).containsExactly(L3);
        assertThat(finding.command())
                .isEqualTo(
                        "kafka-configs.sh --bootstrap-server b1:9092 --alter --entity-type topics --entity-name output"
                                + " --add-config min.insync.replicas=2");
    }

    @Test
    void anUncleanElectionLosesWhatWasCommitted() {
        assertThat(only(cluster.config("totals", "unclean.leader.election.enable", "true"))
                        .hazards())
                .containsExactly(L3);
    }

    @Test
    void aTopicThatCannotBeUsedIsTold() {
        assertThat(only(cluster.complaint("output", "output.topic: fix it")))
                .returns("output.topic: fix it", Finding::remedy);
    }

    @Test
    void inputIsKeptForLongerThanTheLongestDowntime() {
        Finding finding = only(cluster.config("input", "retention.ms", "3600000"));

        assertThat(finding.hazards()).containsExactly(L7);
        assertThat(finding.why()).contains("after 1 hour", "up to 3 days");
        assertThat(finding.command()).endsWith("retention.ms=518400000");
        assertThat(Readiness.of(cluster.downtime(Duration.ofMinutes(30)).facts()))
                .isEmpty();
    }

    @Test
    void inputThatIsNeverDeletedIsKept() {
        assertThat(Readiness.of(cluster.config("input", "retention.ms", "-1").facts()))
                .isEmpty();
    }

    @Test
    void retentionBySizeDeletesYoungEvents() {
        assertThat(only(cluster.config("input", "retention.bytes", "1000")))
                .returns(Severity.WARNING, Finding::severity)
                .returns(List.of(L7), Finding::hazards);
    }

    @Test
    void inputThatIsGoneAlreadyIsTold() {
        InputGap gap = new InputGap(new TopicPartition("input", 0), 3, 5, 9);

        assertThat(only(cluster.gap(gap)).what()).contains("2 events were deleted");
    }

    @Test
    void positionsAreKeptForLongerThanTheLongestDowntime() {
        Finding finding = only(cluster.broker("offsets.retention.minutes", "1440"));

        assertThat(finding.hazards()).containsExactly(D4);
        assertThat(finding.why()).contains("1 day");
        assertThat(finding.remedy()).contains("offsets.retention.minutes=8640");
    }

    @Test
    void withoutTransactionVersion2LateWritesReachTheNextTransaction() {
        assertThat(only(cluster.feature("transaction.version", 1)))
                .returns(List.of(D6), Finding::hazards)
                .returns(
                        "kafka-features.sh --bootstrap-server b1:9092 upgrade --feature transaction.version=2",
                        Finding::command);
    }

    @Test
    void featuresThatMayNotBeAskedAreNoFinding() {
        assertThat(Readiness.of(cluster.withoutFeatures().facts())).isEmpty();
    }

    @Test
    void whateverTheInputTakesFitsThroughWhatComesBehindIt() {
        cluster.config("input", "max.message.bytes", "99000000").broker("socket.request.max.bytes", "1000000");

        assertThat(Readiness.of(cluster.facts()))
                .allSatisfy(finding -> assertThat(finding.hazards()).containsExactly(L6))
                .extracting(Finding::what)
                .containsExactly(
                        "max.message.bytes=1048588",
                        "kafka.producer.max.request.size=67108864",
                        "socket.request.max.bytes=1000000");
    }

    @Test
    void rollcallsOwnRecordsNeedKafkasDefault() {
        assertThat(only(cluster.config("visits", "max.message.bytes", "1000")))
                .returns("topic visits", Finding::where)
                .returns(List.of(L6), Finding::hazards);
    }

    @Test
    void aSmallFetchIsOnlySlow() {
        assertThat(only(cluster.setting("kafka.consumer.max.partition.fetch.bytes", "1000")))
                .returns(Severity.NOTE, Finding::severity);
    }

    @Test
    void aSessionIsNeitherTooShortNorTooLongNorRefused() {
        cluster.broker("group.min.session.timeout.ms", "6000").broker("group.max.session.timeout.ms", "1800000");
        String key = "kafka.consumer.session.timeout.ms";

        assertThat(only(cluster.setting(key, "6000")).hazards()).containsExactly(D5);
        assertThat(only(cluster.setting(key, "120000")).severity()).isEqualTo(Severity.WARNING);
        assertThat(only(cluster.setting(key, "5000")).why()).contains("6000 to 1800000 ms");
    }

    @Test
    void aTransactionIsNeitherTooShortNorTooLongNorRefused() {
        cluster.broker("transaction.max.timeout.ms", "900000");
        String key = "kafka.producer.transaction.timeout.ms";

        assertThat(only(cluster.setting(key, "5000")).severity()).isEqualTo(Severity.WARNING);
        assertThat(only(cluster.setting(key, "600000")).severity()).isEqualTo(Severity.WARNING);
        assertThat(only(cluster.setting(key, "1000000")))
                .returns(Severity.ERROR, Finding::severity)
                .satisfies(finding -> assertThat(finding.why()).contains("transaction.max.timeout.ms"));
    }

    @Test
    void aThreadHasTimeBetweenTwoPolls() {
        assertThat(only(cluster.setting("kafka.consumer.max.poll.interval.ms", "10000"))
                        .hazards())
                .containsExactly(D3);
    }

    @Test
    void brokersOfSeveralVersionsAreTold() {
        assertThat(only(cluster.brokers(30, 25, 30)).what()).isEqualTo("[2] of 4.0, [1, 3] of 4.3");
    }

    @Test
    void metadataFromBefore40IsTold() {
        assertThat(only(cluster.feature("metadata.version", 21)).what()).isEqualTo("metadata.version=3.9");
    }

    @Test
    void stateNeedsADiskThatStaysAndIsLargeEnough() {
        assertThat(only(state("/tmp/state", true, "ext4", 100)).why()).contains("restart of the machine");
        assertThat(only(state("/state", true, "tmpfs", 100)).why()).contains("restart of the machine");
        assertThat(only(state("/state", true, "overlay", 100)).why()).contains("inside of a container");
        assertThat(only(state("/state", false, "ext4", 100)).what()).endsWith("not writable");
        assertThat(only(state("/state", true, "ext4", 1)).what()).endsWith("1,024 MiB free");
    }

    @Test
    void whatMayNotBeAskedIsANote() {
        assertThat(only(cluster.untold("the configuration of broker 1: no right")))
                .returns(Severity.NOTE, Finding::severity);
    }

    @Test
    void aSchemaRegistryThatCannotBeAskedIsAnError() {
        assertThat(only(cluster.registry("http://registry: it answers with HTTP 503"))
                        .what())
                .isEqualTo("http://registry: it answers with HTTP 503");
    }

    private TestFacts state(String directory, boolean writable, String fileSystem, long freeGib) {
        return cluster.state(new StateFacts(Path.of(directory), writable, fileSystem, freeGib << 30, 1L << 30));
    }

    private static Finding only(TestFacts facts) {
        List<Finding> findings = Readiness.of(facts.facts());
        assertThat(findings).hasSize(1);
        return findings.get(0);
    }
}

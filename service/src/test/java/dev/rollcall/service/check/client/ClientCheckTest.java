package dev.rollcall.service.check.client;

import static dev.rollcall.service.check.hazard.Hazard.D1;
import static dev.rollcall.service.check.hazard.Hazard.D2;
import static dev.rollcall.service.check.hazard.Hazard.D4;
import static dev.rollcall.service.check.hazard.Hazard.D5;
import static dev.rollcall.service.check.hazard.Hazard.D6;
import static dev.rollcall.service.check.hazard.Hazard.L1;
import static dev.rollcall.service.check.hazard.Hazard.L2;
import static dev.rollcall.service.check.hazard.Hazard.L7;
import static dev.rollcall.service.check.hazard.Hazard.L8;
import static dev.rollcall.service.check.hazard.Hazard.O1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.service.check.hazard.Finding;
import dev.rollcall.service.check.hazard.Hazard;
import dev.rollcall.service.check.hazard.Severity;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientCheckTest {
    private static final String OLD = """
            consumer.enable.auto.commit=true
            consumer.session.timeout=6000
            consumer.auto.commit.interval=100
            consumer.auto.offset.reset=latest
            consumer.concurrency=10
            producer.retries=0
            producer.batch.size=4096
            producer.linger=1
            zookeeper.connect=zk1:2181,zk2:2181
            """;

    @Test
    void everyLineOfAnOldConfigurationGetsAFindingOrAWord() {
        List<Finding> findings = check(OLD);

        assertThat(at(findings, 1)).returns(Severity.ERROR, Finding::severity);
        assertThat(at(findings, 1).hazards()).containsExactly(L1, D1, D2);
        assertThat(at(findings, 2).hazards()).containsExactly(D5);
        assertThat(at(findings, 3).hazards()).containsExactly(L1);
        assertThat(at(findings, 4).hazards()).containsExactly(L7, L8);
        assertThat(at(findings, 5).hazards()).containsExactly(L8, O1);
        assertThat(at(findings, 6).hazards()).containsExactly(L2, D6);
        assertThat(at(findings, 7)).returns(Severity.NOTE, Finding::severity);
        assertThat(at(findings, 8)).returns(Severity.NOTE, Finding::severity);
        assertThat(at(findings, 9).hazards()).containsExactly(L8, D4);
        assertThat(findings).filteredOn(Finding::needsFix).allSatisfy(finding -> assertThat(finding.remedy())
                .isNotBlank());
    }

    @Test
    void namesThatKafkaDoesNotHaveAreSaidToBePassedOver() {
        List<Finding> findings = check(OLD);

        assertThat(at(findings, 2).why()).contains("Kafka's name for it is session.timeout.ms");
        assertThat(at(findings, 3).why()).contains("Kafka's name for it is auto.commit.interval.ms");
        assertThat(at(findings, 8).why()).contains("Kafka's name for it is linger.ms");
        assertThat(at(findings, 1).why()).doesNotContain("Kafka's name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "session.timeout.ms",
                "sessionTimeoutMs",
                "session.timeout",
                "consumer.session-timeout",
                "kafka.consumer.session.timeout.ms",
                "spring.kafka.consumer.properties.session.timeout.ms",
                "KAFKA_CONSUMER_SESSION_TIMEOUT_MS"
            })
    void aSettingIsKnownInEverySpellingAndBehindEveryPrefix(String key) {
        assertThat(check(key + "=6000"))
                .anySatisfy(finding -> assertThat(finding.hazards()).containsExactly(D5));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            enable.auto.commit=true                  | L1 D1 D2
            auto.commit.enable=true                  | L1 D1 D2
            enable.auto.commit=false                 | D1
            auto.offset.reset=largest                | L7 L8
            auto.offset.reset=earliest               | D4 L7
            group.id=counter-${random.uuid}          | D4 L7
            offsets.storage=zookeeper                | L8 D4
            spring.kafka.listener.ack-mode=batch     | D1
            session.timeout.ms=6s                    | D5
            heartbeat.interval.ms=20000              | D5
            max.poll.interval.ms=10000               | D3
            max.poll.records=5000                    | D3
            isolation.level=read_uncommitted         | D1
            fetch.message.max.bytes=500              | L6
            acks=0                                   | L2 L3
            request.required.acks=1                  | L3 D6 O1
            message.send.max.retries=0               | L2 D6
            retries=3                                | L2
            delivery.timeout.ms=5000                 | L2
            producer.request.timeout.ms=500          | D6
            max.block.ms=100                         | L2
            enable.idempotence=false                 | D6 O1
            max.in.flight.requests.per.connection=10 | O1 D6
            max.request.size=9000000                 | L6
            transactional.id=tx-${random.uuid}       | D5
            producer.type=async                      | L2
            processing.guarantee=at_least_once       | D1 D5
            producer.min.insync.replicas=1           | L3
            kafka.default.replication.factor=1       | L4 L5
            kafka.unclean.leader.election.enable=true | L3
            zk.connect=zk:2181                       | L8 D4
            """)
    void aValueInvitesItsHazards(String line, String hazards) {
        Finding finding = at(check(line), 1);

        assertThat(finding.hazards())
                .containsExactlyElementsOf(Arrays.stream(hazards.split(" ", -1))
                        .map(Hazard::valueOf)
                        .toList());
    }

    @Test
    void everyHazardIsFoundInSomeConfiguration() {
        String lines = OLD + "acks=1\nmax.poll.interval.ms=1000\nmax.request.size=5\nkafka.replication.factor=1";

        Set<Hazard> found = check(lines).stream()
                .flatMap(finding -> finding.hazards().stream())
                .collect(Collectors.toSet());

        assertThat(found).isEqualTo(EnumSet.allOf(Hazard.class));
    }

    @Test
    void whatIsUnsetIsJudgedByItsDefault() {
        List<Finding> findings = check("bootstrap.servers=b:9092\nconsumer.max.poll.records=500\nproducer.client.id=p");

        assertThat(unset(findings))
                .anyMatch(what -> what.startsWith("consumer enable.auto.commit"))
                .anyMatch(what -> what.startsWith("consumer auto.offset.reset"))
                .anyMatch(what -> what.startsWith("producer transactional.id"));
    }

    @Test
    void aProducerAloneNeedsNeitherPositionNorTransaction() {
        assertThat(check("producer.acks=all")).isEmpty();
    }

    @Test
    void springTurnsTheTimerOffByItself() {
        assertThat(unset(check("spring.kafka.consumer.max-poll-records=500")))
                .noneMatch(what -> what.startsWith("consumer enable.auto.commit"));
    }

    @Test
    void exactlyOnceStreamsGetNoFindings() {
        List<Finding> findings =
                check("application.id=a\nprocessing.guarantee=exactly_once_v2\nconsumer.max.poll.records=500");

        assertThat(findings).noneMatch(Finding::needsFix);
    }

    @Test
    void manyInFlightAreOnlyAHazardWithoutIdempotence() {
        String inFlight = "max.in.flight.requests.per.connection=5\n";

        assertThat(check(inFlight + "acks=all")).noneMatch(Finding::needsFix);
        assertThat(at(check(inFlight + "acks=1"), 1).hazards()).containsExactly(O1);
    }

    @Test
    void theIntervalWithoutTheTimerIsOnlyAWord() {
        assertThat(at(check("auto.commit.interval.ms=100\nenable.auto.commit=false"), 1))
                .returns(Severity.NOTE, Finding::severity);
    }

    @Test
    void committingAfterTheWorkAndReadingNewPartitionsFromTheirStartIsSound() {
        String sound = "consumer.enable.auto.commit=false\nconsumer.isolation.level=read_committed\n";

        assertThat(check(sound + "consumer.auto.offset.reset=earliest")).noneMatch(Finding::needsFix);
        assertThat(check(sound + "consumer.auto.offset.reset=latest")).anyMatch(Finding::needsFix);
    }

    @Test
    void aConsumerThatStopsWithoutAPositionInvitesNothing() {
        assertThat(check("auto.offset.reset=none\nenable.auto.commit=false")).noneMatch(Finding::needsFix);
    }

    @Test
    void whatOnlyTheEnvironmentKnowsIsNotJudged() {
        assertThat(at(check("producer.acks=${ACKS}"), 1))
                .returns(Severity.NOTE, Finding::severity)
                .satisfies(finding -> assertThat(finding.why()).contains("environment"));
    }

    @Test
    void aKeyThatKafkaDoesNotHaveGetsAWordAndForeignLinesGetNone() {
        List<Finding> findings = check("consumer.colour=blue\nserver.port=8080\nproducer.acks=all");

        assertThat(at(findings, 1).why()).contains("no setting colour");
        assertThat(findings).noneMatch(finding -> finding.where().equals("line 2"));
    }

    private static List<Finding> check(String text) {
        return ClientCheck.of(ClientSettings.of(PropertyLines.parse(text)));
    }

    private static Finding at(List<Finding> findings, int line) {
        return findings.stream()
                .filter(finding -> finding.where().equals("line " + line))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing about line " + line + " in " + findings));
    }

    private static List<String> unset(List<Finding> findings) {
        Stream<Finding> unset =
                findings.stream().filter(finding -> finding.where().equals("not set"));
        return unset.map(Finding::what).toList();
    }
}

package dev.rollcall.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaChecksTest {
    @Test
    void aNameGoesToKafkaWithoutItsPrefixAndAsItIs() {
        Settings settings = Assigned.settings("kafka.commit.interval.ms=200", "kafka.producer.linger.ms=5");

        assertThat(settings.kafka()).containsOnly(entry("commit.interval.ms", "200"), entry("producer.linger.ms", "5"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kafka.application.server=host:1",
                "kafka.commit.interval.ms=1000",
                "kafka.max.warmup.replicas=1",
                "kafka.upgrade.from=4.2",
                "kafka.session.timeout.ms=6000",
                "kafka.metadata.max.age.ms=30000",
                "kafka.main.consumer.max.poll.records=5000",
                "kafka.producer.transaction.timeout.ms=60000",
                "kafka.producer.interceptor.classes=com.example.Tracing",
                "kafka.admin.retries=3",
                "kafka.topic.segment.bytes=1000000",
                "kafka.topic.min.insync.replicas=2",
                "kafka.client.tag.zone=a",
                "kafka.metrics.context.team=a",
                "kafka.max.in.flight.requests.per.connection=5",
                "kafka.enable.transactional.statestores=true",
                "kafka.schema.registry.url=http://example",
                "kafka.confluent.monitoring.interceptor.bootstrap.servers=other:9092",
                "kafka.producer.confluent.monitoring.interceptor.publishMs=1000",
                "kafka.region=eu",
                "kafka.opentelemetry.topic=x",
            })
    void whatDoesNotHarmPasses(String assignment) {
        List<String> problems = Assigned.problems(assignment);

        assertThat(problems).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "kafka.sesion.timeout.ms, kafka.session.timeout.ms",
        "kafka.sessionTimeoutMs, kafka.session.timeout.ms",
        "kafka.session_timeout_ms, kafka.session.timeout.ms",
        "kafka.comit.interval.ms, kafka.commit.interval.ms",
        "kafka.lingre.ms, kafka.linger.ms",
        "kafka.maim.consumer.max.poll.records, kafka.main.consumer.max.poll.records",
        "kafka.consumer.max.pol.records, kafka.consumer.max.poll.records",
        "kafka.topic.segment.byte, kafka.topic.segment.bytes",
        "kafka.sasl.jass.config, kafka.sasl.jaas.config",
    })
    void aTypoIsToldWhatWasProbablyMeant(String key, String nearest) {
        List<String> problems = Assigned.problems(key + "=1");

        assertThat(problems).containsExactly(key + " (--set) is not a key of Kafka's; did you mean " + nearest + "?");
    }

    @ParameterizedTest
    @CsvSource({
        "kafka.commit.interval.ms=soon, Not a number of type LONG",
        "kafka.commit.interval.ms=-1, Value must be at least 0",
        "kafka.security.protocol=TLS, String must be one of",
        "kafka.main.consumer.max.poll.records=0, Value must be at least 1",
        "kafka.check.crcs=maybe, Expected value to be either true or false",
    })
    void aValueThatItsClientWouldNotTakeIsRefusedBeforeItGetsThere(String assignment, String reason) {
        List<String> problems = Assigned.problems(assignment);

        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith(assignment.replace("=", " = \"") + "\" (--set): ")
                .contains(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "producer."})
    void moreThanFiveRequestsInFlightAreRefused(String prefix) {
        List<String> problems = Assigned.problems("kafka." + prefix + "max.in.flight.requests.per.connection=6");

        assertThat(problems).singleElement().asString().contains("more than 5 could store a write twice");
    }

    @ParameterizedTest
    @CsvSource({
        "kafka.commit.interval.ms=10001, 10000",
        "kafka.commit.interval.ms=30000;kafka.producer.transaction.timeout.ms=20000, 20000",
        "kafka.commit.interval.ms=30000;kafka.transaction.timeout.ms=60000, 10000",
    })
    void transactionsLastLongEnoughToCommit(String assignments, String timeoutMs) {
        List<String> problems = Assigned.problems(assignments.split(";", -1));

        assertThat(problems)
                .singleElement()
                .asString()
                .contains("longer than a transaction may last, " + timeoutMs + " ms");
    }

    @Test
    void aLongCommitIntervalIsTakenWithALongerTransaction() {
        List<String> problems =
                Assigned.problems("kafka.commit.interval.ms=30000", "kafka.producer.transaction.timeout.ms=30000");

        assertThat(problems).isEmpty();
    }

    @Test
    void aRefusedKeyIsNamedWithTheReason() {
        List<String> problems = Assigned.problems("kafka.main.consumer.isolation.level=read_committed");

        assertThat(problems)
                .containsExactly("kafka.main.consumer.isolation.level (--set) is refused:"
                        + " events of aborted transactions would be counted");
    }

    @ParameterizedTest
    @MethodSource("refusedNames")
    void everyRefusedNameIsRefused(String name) {
        List<String> problems = Assigned.problems("kafka." + name + "=1");

        assertThat(problems).singleElement().asString().startsWith("kafka." + name + " (--set) is refused: ");
    }

    @Test
    void refusedNamesAreKafkas() {
        List<String> names = Refusal.ALL.stream()
                .flatMap(refusal -> refusal.names().stream()
                        .map(name -> refusal.where() == Refusal.Where.TOPICS ? "topic." + name : name))
                .filter(name -> !name.endsWith("*"))
                .toList();

        assertThat(names).isNotEmpty().allMatch(name -> isKnown(name) || isKnown("admin." + name));
    }

    @Test
    void everyOtherNameThatKafkaKnowsPasses() {
        assertThat(KafkaName.ALL)
                .filteredOn(name -> Refusal.of(KafkaName.of(name)).isEmpty())
                .hasSizeGreaterThan(300)
                .allSatisfy(name -> assertThat(Assigned.problems("kafka." + name + "=1"))
                        .noneMatch(line -> line.contains("is refused") || line.contains("did you mean")));
    }

    private static boolean isKnown(String name) {
        return KafkaName.of(name).isKnown();
    }

    static List<String> refusedNames() {
        return List.of(
                "processing.guarantee",
                "isolation.level",
                "consumer.isolation.level",
                "main.consumer.isolation.level",
                "restore.consumer.isolation.level",
                "global.consumer.isolation.level",
                "enable.auto.commit",
                "main.consumer.enable.auto.commit",
                "auto.offset.reset",
                "consumer.auto.offset.reset",
                "enable.idempotence",
                "producer.enable.idempotence",
                "acks",
                "producer.acks",
                "transactional.id",
                "producer.transactional.id",
                "transaction.two.phase.commit.enable",
                "retries",
                "producer.retries",
                "group.id",
                "group.instance.id",
                "main.consumer.group.instance.id",
                "group.protocol",
                "consumer.group.protocol",
                "partition.assignment.strategy",
                "allow.auto.create.topics",
                "application.id",
                "bootstrap.servers",
                "admin.bootstrap.servers",
                "admin.bootstrap.controllers",
                "state.dir",
                "num.stream.threads",
                "replication.factor",
                "interceptor.classes",
                "main.consumer.interceptor.classes",
                "restore.consumer.interceptor.classes",
                "key.serializer",
                "producer.value.serializer",
                "consumer.key.deserializer",
                "value.deserializer",
                "default.key.serde",
                "default.value.serde",
                "default.list.key.serde.inner",
                "default.timestamp.extractor",
                "partitioner.class",
                "producer.partitioner.class",
                "deserialization.exception.handler",
                "default.deserialization.exception.handler",
                "production.exception.handler",
                "default.production.exception.handler",
                "processing.exception.handler",
                "errors.dead.letter.queue.topic.name",
                "topology.optimization",
                "default.client.supplier",
                "processor.wrapper.class",
                "main.consumer.enable.metrics.push",
                "internal.task.assignor.class",
                "consumer.internal.throw.on.fetch.stable.offset.unsupported",
                "__processing.threads.enabled__",
                "topic.cleanup.policy",
                "topic.retention.ms",
                "topic.retention.bytes",
                "topic.unclean.leader.election.enable",
                "topic.message.timestamp.type");
    }
}

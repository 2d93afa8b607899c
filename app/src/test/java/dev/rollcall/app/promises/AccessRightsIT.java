package dev.rollcall.app.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.app.testing.SecuredBroker;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.service.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.utils.internals.SecurityUtils;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rollcall with the settings and the rights that {@code docs/security.md} says, at a broker that allows nothing else. */
@Tag("slow")
class AccessRightsIT {
    private static final String PASSWORD = "rollcall-password";
    private static final AtomicInteger TRIALS = new AtomicInteger();

    @TempDir
    private static Path stores;

    private static SecuredBroker broker;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        broker = new SecuredBroker(stores);
        broker.addUser("rollcall", PASSWORD);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void withExactlyTheDocumentedRightsItCountsAndIsVerified() {
        RandomEvents events = new RandomEvents("rights", 901);
        try (TestKafka kafka = kafka();
                Trial trial = trial(kafka)) {
            grant(kafka, trial, DocumentedSecurity.rights("Rights of `run`"));
            for (int run = 0; run < 2; run++) {
                trial.write(events.next(500));

                trial.run(false);
            }

            trial.assertExact();
            assertThat(firstOffsets(kafka, trial.applicationId() + "-changes-repartition"))
                    .as("what was read is deleted")
                    .isPositive();
            grant(kafka, trial, DocumentedSecurity.rights("Rights of `query`, `verify` and the dashboard"));
            assertThat(new Audited(trial, directory).run().isEqual()).isTrue();
        }
    }

    @Test
    void aRightThatIsMissingAtTheStartIsNamed() {
        assertThat(lineWithout(right(AclOperation.WRITE, "active-users"))).startsWith("no right to Write on topic ");
    }

    @Test
    void aRightThatOnlyRunningShowsIsNamed() {
        assertThat(lineWithout(right(AclOperation.DELETE, "rollcall-")))
                .startsWith("no right to Delete on topic ")
                .containsPattern("topic \\S+-visits-repartition, \\S+-changes-repartition; grant");
    }

    /** In about half a minute. */
    @ParameterizedTest
    @MethodSource("rightsOfRun")
    void withoutAnyOfThemItEndsWithOneLineThatNamesIt(AclBinding missing) {
        assertThat(lineWithout(missing))
                .contains("no right to "
                        + SecurityUtils.operationName(missing.entry().operation()) + " on ")
                .doesNotContain("\n");
    }

    static List<AclBinding> rightsOfRun() {
        return DocumentedSecurity.rights("Rights of `run`");
    }

    @Test
    void aWrongPasswordIsToldInOneLine() {
        try (TestKafka kafka = kafka();
                Trial trial = trial(kafka).with("kafka.sasl.jaas.config", jaas("wrong"))) {
            assertThatThrownBy(trial::start)
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("the brokers do not accept our credentials")
                    .hasMessageNotContaining("\n");
        }
    }

    private static AclBinding right(AclOperation operation, String name) {
        return rightsOfRun().stream()
                .filter(right -> right.entry().operation() == operation
                        && right.pattern().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** What a Rollcall says that lacks one of its rights. */
    private String lineWithout(AclBinding missing) {
        List<AclBinding> rest = new ArrayList<>(rightsOfRun());
        rest.remove(missing);
        try (TestKafka kafka = kafka();
                Trial trial = trial(kafka)) {
            grant(kafka, trial, rest);
            trial.write(new RandomEvents("missing right", 902).next(100));
            UserError told;
            try {
                told = (UserError) TestKafka.await(trial.start().failed().orTimeout(60, TimeUnit.SECONDS));
            } catch (UserError atTheStart) {
                told = atTheStart;
            }
            assertThat(told).hasMessageContaining(name(trial, missing.pattern().name()));
            return told.getMessage();
        }
    }

    private static TestKafka kafka() {
        return new TestKafka(broker.operator(), "rights-" + TRIALS.incrementAndGet());
    }

    private Trial trial(TestKafka kafka) {
        Map<String, String> settings = new HashMap<>();
        Properties documented = DocumentedSecurity.settings("TLS and SASL");
        documented.stringPropertyNames().forEach(key -> settings.put(key, documented.getProperty(key)));
        assertThat(settings).containsEntry("kafka.sasl.jaas.config", jaas("${env:KAFKA_PASSWORD}"));
        settings.put("kafka.sasl.jaas.config", jaas(PASSWORD));
        settings.replace("kafka.ssl.truststore.location", broker.truststore().toString());
        settings.replace("kafka.ssl.truststore.password", SecuredBroker.STORE_PASSWORD);
        settings.put("kafka.repartition.purge.interval.ms", "1");
        return new Trial(kafka, directory.resolve("state-" + TRIALS), 1, settings);
    }

    private static String jaas(String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"rollcall\" password=\""
                + password + "\";";
    }

    private static void grant(TestKafka kafka, Trial trial, List<AclBinding> documented) {
        List<AclBinding> rights = documented.stream()
                .map(right -> new AclBinding(
                        new ResourcePattern(
                                right.pattern().resourceType(),
                                name(trial, right.pattern().name()),
                                right.pattern().patternType()),
                        right.entry()))
                .toList();
        TestKafka.await(kafka.admin().createAcls(rights).all());
        // The controller says that it is done before the broker knows.
        Awaitility.await().until(() -> new HashSet<>(TestKafka.await(
                        kafka.admin().describeAcls(AclBindingFilter.ANY).values()))
                .containsAll(rights));
    }

    /** The name in a trial that has names of its own. */
    private static String name(Trial trial, String documented) {
        return switch (documented) {
            case "events" -> trial.input();
            case "active-users" -> trial.settings().get("output.topic");
            case "active-users-gaps" -> trial.settings().get("output.topic") + "-gaps";
            case "active-users-retention" -> trial.settings().get("output.topic") + "-retention";
            case "active-users-accounts" -> trial.settings().get("accounts.topic");
            case "active-users-rejected" -> trial.settings().get("rejected.topic");
            case "first-visits" -> trial.settings().get("first-visits.topic");
            case "rollcall" -> trial.applicationId();
            case "rollcall-" -> trial.applicationId() + "-";
            default -> throw new IllegalArgumentException(documented);
        };
    }

    private static long firstOffsets(TestKafka kafka, String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        return TestKafka.await(kafka.admin()
                        .listOffsets(Map.of(partition, OffsetSpec.earliest()))
                        .partitionResult(partition))
                .offset();
    }
}

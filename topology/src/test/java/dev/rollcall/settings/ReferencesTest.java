package dev.rollcall.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferencesTest {
    @TempDir
    Path directory;

    @BeforeEach
    void writeSecrets() throws IOException {
        Files.writeString(directory.resolve("secrets.properties"), "topic=from-file\n");
        Files.writeString(directory.resolve("topic"), "from-directory");
    }

    @ParameterizedTest
    @CsvSource({
        "${env:TOPIC}, from-environment",
        "${file:DIR/secrets.properties:topic}, from-file",
        "${directory:DIR:topic}, from-directory",
        "a-${env:TOPIC}-${env:STAGE}, a-from-environment-test",
    })
    void aReferenceStandsForWhatItLeadsTo(String value, String topic) {
        Settings settings = loader("input.topic=" + value).load();

        assertThat(settings.inputTopics()).containsExactly(topic);
    }

    @Test
    void whatAReferenceLeadsToIsNotFollowedFurther() {
        Settings settings = loader("kafka.plug.in.text=${env:LITERAL}").load();

        assertThat(settings.kafka()).containsEntry("plug.in.text", "$1 ${env:TOPIC} \\");
    }

    @ParameterizedTest
    @CsvSource({
        "${env:NOPE}, 'there is no \"NOPE\" in the environment'",
        "${env:a:TOPIC}, 'write it as ${env:NAME}'",
        "${file:DIR/none:topic}, there is no readable file",
        "${file:topic}, there is no readable file",
        "${file:DIR:topic}, there is no readable file",
        "${file:DIR/secrets.properties:user}, 'there is no \"user\" in it'",
        "${directory:DIR/none:topic}, there is no directory",
        "${directory:DIR:user}, 'there is no \"user\" in it'",
        "${vault:secret:topic}, 'no such provider; there are env, file and directory'",
    })
    void aReferenceThatLeadsNowhereIsNamedWithItsKey(String value, String reason) {
        List<String> problems = Assigned.problems(loader("input.topic=" + value));

        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("input.topic (--set): " + inDirectory(value) + " leads nowhere: ")
                .contains(reason);
    }

    @Test
    void aReferenceThatIsOverriddenNeedNotLeadAnywhere() {
        Settings settings =
                loader("input.topic=${env:NOPE}", "input.topic=mine").load();

        assertThat(settings.inputTopics()).containsExactly("mine");
    }

    @Test
    void providersDeclaredToKafkaAreLeftToKafka() {
        Settings settings = loader(
                        "kafka.config.providers=other, vault",
                        "kafka.config.providers.vault.class=com.example.Vault",
                        "kafka.request.timeout.ms=${vault:kafka:timeout}",
                        "kafka.sasl.jaas.config=${vault:kafka:jaas} ${env:STAGE}")
                .load();

        assertThat(settings.kafka())
                .containsEntry("sasl.jaas.config", "${vault:kafka:jaas} test")
                .containsEntry("request.timeout.ms", "${vault:kafka:timeout}");
    }

    @Test
    void providersDeclaredToKafkaAreNotForOtherKeys() {
        List<String> problems =
                Assigned.problems(loader("kafka.config.providers=vault", "input.topic=${vault:kafka:topic}"));

        assertThat(problems).singleElement().asString().contains("no such provider");
    }

    private SettingsLoader loader(String... assignments) {
        Map<String, String> environment =
                Map.of("TOPIC", "from-environment", "STAGE", "test", "LITERAL", "$1 ${env:TOPIC} \\");
        return Assigned.loader()
                .environment(environment)
                .set(List.of(assignments).stream().map(this::inDirectory).toList());
    }

    private String inDirectory(String text) {
        return text.replace("DIR", directory.toString());
    }
}

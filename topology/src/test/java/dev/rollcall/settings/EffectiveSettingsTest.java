package dev.rollcall.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EffectiveSettingsTest {
    @Test
    void everySettingSaysWhereItComesFrom(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(
                directory.resolve("a.properties"), "bootstrap.servers=localhost:9092\nzone=UTC\nkafka.linger.ms=5");
        SettingsLoader loader = new SettingsLoader()
                .file(file)
                .environment(Map.of("ROLLCALL_INPUT_TOPIC", "clicks", "ROLLCALL_KAFKA_LINGER_MS", "10"))
                .set(List.of("wau.days=5"));

        List<EffectiveSetting> effective = loader.load().effective();

        assertThat(effective)
                .contains(
                        new EffectiveSetting("zone", "UTC", "file " + file),
                        new EffectiveSetting("input.topic", "clicks", "environment ROLLCALL_INPUT_TOPIC"),
                        new EffectiveSetting("wau.days", "5", "--set"),
                        new EffectiveSetting("mau.days", "30", "default"),
                        new EffectiveSetting("kafka.linger.ms", "10", "environment ROLLCALL_KAFKA_LINGER_MS"));
    }

    @Test
    void everyKeyIsThereInTheOrderOfItsDeclarationAndThenKafkasOwn() {
        List<EffectiveSetting> effective =
                Assigned.settings("kafka.b.b=1", "kafka.a.a=1", "threads=1").effective();

        List<String> expected = new ArrayList<>(SettingsDefinition.KEYS.keySet());
        // There is one for each dimension that has such values.
        expected.remove("dimension.values.<name>");
        expected.addAll(List.of("kafka.a.a", "kafka.b.b"));
        assertThat(effective).extracting(EffectiveSetting::key).containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssl.key.password",
                "ssl.keystore.key",
                "ssl.keystore.certificate.chain",
                "ssl.truststore.password",
                "sasl.jaas.config",
                "sasl.oauthbearer.client.credentials.client.secret",
                "main.consumer.sasl.jaas.config",
                "admin.ssl.keystore.password",
                "plug.in.Password",
                "plug.in.passphrase",
                "plug.in.api_key",
                "plug.in.secret-name",
                "plug.in.auth.token",
                "plug.in.private.key",
            })
    void secretsAreHidden(String name) {
        Settings settings = Assigned.settings("kafka." + name + "=hunter2");

        assertThat(settings.effective()).contains(new EffectiveSetting("kafka." + name, "[hidden]", "--set"));
        assertThat(settings.toString()).doesNotContain("hunter2");
        assertThat(settings.kafka()).containsEntry(name, "hunter2");
    }

    @Test
    void theTokenForHttpIsHidden() {
        Settings settings = Assigned.settings("http.token=hunter2-hunter2-hunter2");

        assertThat(settings.effective()).contains(new EffectiveSetting("http.token", "[hidden]", "--set"));
        assertThat(settings.toString()).doesNotContain("hunter2");
        assertThat(settings.httpToken()).contains("hunter2-hunter2-hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2", "hunter2 hunter2 hunter2", "hunter2-hunter2-hünter2"})
    void aTokenThatCannotBeIsRefusedAndNotShown(String token) {
        List<String> problems = Assigned.problems("http.token=" + token);

        assertThat(problems)
                .singleElement()
                .asString()
                .startsWith("http.token = [hidden] (--set)")
                .contains("; valid: 16 or more")
                .doesNotContain("hunter2");
    }

    @Test
    void aSecretThatCameThroughAReferenceIsHidden() {
        Settings settings = Assigned.loader("kafka.sasl.jaas.config=${env:JAAS}")
                .environment(Map.of("JAAS", "hunter2"))
                .load();

        assertThat(settings.effective()).contains(new EffectiveSetting("kafka.sasl.jaas.config", "[hidden]", "--set"));
    }

    @Test
    void whatOnlyAPlugInKnowsIsHiddenWhenItCameThroughAReference() {
        Settings settings = Assigned.loader("kafka.plug.in.pin=${env:PIN}", "kafka.plug.in.region=eu")
                .environment(Map.of("PIN", "hunter2"))
                .load();

        assertThat(settings.effective())
                .contains(
                        new EffectiveSetting("kafka.plug.in.pin", "[hidden]", "--set"),
                        new EffectiveSetting("kafka.plug.in.region", "eu", "--set"));
    }

    @Test
    void whatIsNoSecretIsShownAsTheReferenceLedToIt() {
        Settings settings = Assigned.loader("kafka.security.protocol=${env:PROTOCOL}", "input.topic=${env:TOPIC}")
                .environment(Map.of("PROTOCOL", "SSL", "TOPIC", "clicks"))
                .load();

        assertThat(settings.effective())
                .contains(
                        new EffectiveSetting("kafka.security.protocol", "SSL", "--set"),
                        new EffectiveSetting("input.topic", "clicks", "--set"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssl.key.password=hunter2",
                "ssl.key.pasword=hunter2",
                "sasl.jaas.config=${env:NOPE} hunter2",
                "producer.plug.in.secret=${nope:a} hunter2",
            })
    void aProblemWithASecretDoesNotShowIt(String assignment) {
        SettingsLoader loader = Assigned.loader("kafka." + assignment, "zone=");

        List<String> lines = Assigned.problems(loader);

        assertThat(lines).isNotEmpty().noneMatch(line -> line.contains("hunter2"));
    }

    @Test
    void aSecretIsNotShownWhereItsValueIsNamed() {
        Given secret = new Given("kafka.ssl.key.password", "hunter2", "--set");

        String described = secret.described();

        assertThat(described).isEqualTo("kafka.ssl.key.password = [hidden] (--set)");
    }

    @Test
    void aValueIsShownOnOneLine() {
        Settings settings = Assigned.settings("kafka.plug.in.text=a\nb");

        assertThat(settings.effective()).contains(new EffectiveSetting("kafka.plug.in.text", "a\\u000ab", "--set"));
    }
}

package dev.rollcall.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.settings.Settings;
import dev.rollcall.settings.SettingsLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployedSettingsTest {
    @TempDir
    private Path directory;

    @Test
    void composeRunsWithSettingsThatLoad() {
        Settings loaded = new SettingsLoader()
                .file(DeployFiles.DEPLOY.resolve("compose/rollcall.properties"))
                .environment(variables(DeployFiles.text("Dockerfile")))
                .load();

        assertThat(loaded.warnings()).isEmpty();
        assertThat(loaded.httpHost()).isEqualTo("0.0.0.0");
        assertThat(loaded.stateDir()).hasToString("/var/lib/rollcall");
    }

    @Test
    void kubernetesRunsWithSettingsThatLoad() throws IOException {
        Object manifests = DeployFiles.documents(DeployFiles.text("kubernetes/rollcall.yaml"));
        Path file = Files.writeString(
                directory.resolve("rollcall.properties"),
                DeployFiles.only("rollcall.properties", manifests).toString());

        Settings loaded = new SettingsLoader()
                .file(file)
                .environment(variables(DeployFiles.text("Dockerfile")))
                .load();

        assertThat(loaded.warnings()).isEmpty();
        assertThat(loaded.replicationFactor()).isEqualTo((short) 3);
    }

    @Test
    void whatIsCommentedOutForKubernetesLoadsToo() throws IOException {
        Object manifests = DeployFiles.documents(DeployFiles.text("kubernetes/rollcall.yaml"));
        String properties = DeployFiles.only("rollcall.properties", manifests).toString();
        Path file = Files.writeString(
                directory.resolve("rollcall.properties"), properties.replaceAll("(?m)^#(?=[a-z.]+=)", ""));

        Settings loaded = new SettingsLoader()
                .file(file)
                .environment(Map.of("KAFKA_PASSWORD", "p", "PSEUDONYM_KEY", "k".repeat(32)))
                .load();

        assertThat(loaded.pseudonymKey()).isPresent();
    }

    @Test
    void systemdRunsWithVariablesThatAreSettings() {
        Settings loaded = new SettingsLoader()
                .environment(variables(DeployFiles.text("systemd/rollcall.service")))
                .file(DeployFiles.ROOT.resolve("config/rollcall.properties"))
                .load();

        assertThat(loaded.warnings()).isEmpty();
        assertThat(loaded.stateDir()).hasToString("/var/lib/rollcall");
    }

    private static Map<String, String> variables(String text) {
        Map<String, String> variables = new HashMap<>();
        Pattern.compile("(ROLLCALL_[A-Z_]+)=(\\S+)")
                .matcher(text)
                .results()
                .forEach(found -> variables.put(found.group(1), found.group(2)));
        assertThat(variables).isNotEmpty();
        return variables;
    }
}

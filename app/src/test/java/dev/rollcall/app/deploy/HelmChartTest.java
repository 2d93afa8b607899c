package dev.rollcall.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import dev.rollcall.settings.Settings;
import dev.rollcall.settings.SettingsLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chart as Helm renders it. */
class HelmChartTest {
    private static final Path CHART =
            DeployFiles.DEPLOY.resolve("helm/rollcall").toAbsolutePath();

    private static final String ALL_OF_IT = """
            secret: kafka
            javaOpts: -Xmx1g
            allowedHosts: [counts.example]
            imagePullSecrets: [{ name: registry }]
            persistence: { size: 50Gi, storageClass: fast }
            networkPolicy: { from: [{ namespaceSelector: { matchLabels: { name: monitoring } } }] }
            serviceMonitor: { enabled: true, labels: { release: prometheus }, token: true }
            podAnnotations: { a: b }
            podLabels: { c: d }
            nodeSelector: { disk: ssd }
            tolerations: [{ key: only, operator: Exists }]
            affinity: { nodeAffinity: {} }
            """;

    @TempDir
    private Path directory;

    @Test
    void helmFindsNothingWrongWithIt() {
        LintResult result = new Helm(CHART).lint().strict().call();

        assertThat(result.isFailed()).as(result.getMessages().toString()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", ALL_OF_IT})
    void everyFieldOfItsManifestsIsOneOfKubernetes(String values) throws IOException {
        assertThat(rendered(values)).hasSizeGreaterThanOrEqualTo(6).allSatisfy(KubernetesFields::check);
    }

    @Test
    void everyFieldOfTheManifestsBesideItIsOneToo() {
        assertThat(DeployFiles.documents(DeployFiles.text("kubernetes/rollcall.yaml")))
                .allSatisfy(KubernetesFields::check);
    }

    @Test
    void itsConfigurationLoads() throws IOException {
        String properties =
                DeployFiles.only("rollcall.properties", rendered("{}")).toString();

        Settings loaded = new SettingsLoader()
                .file(Files.writeString(directory.resolve("rollcall.properties"), properties))
                .load();

        assertThat(loaded.replicationFactor()).isEqualTo((short) 3);
    }

    @Test
    void anotherConfigurationRestartsThePodsAndTheSameOneDoesNot() throws IOException {
        Object before = podTemplate("{}");

        assertThat(podTemplate("{}")).isEqualTo(before);
        assertThat(podTemplate("config: bootstrap.servers=kafka:9092")).isNotEqualTo(before);
    }

    @Test
    void withoutAConfigurationItSaysWhatIsMissing() {
        assertThatThrownBy(() -> rendered("config: ''"))
                .hasMessageContaining("config: is the file rollcall.properties");
    }

    @Test
    void whatIsAskedForIsInIt() throws IOException {
        List<Object> rendered = rendered(ALL_OF_IT);

        assertThat(DeployFiles.under("secretRef", rendered)).containsExactly(Map.of("name", "kafka"));
        assertThat(DeployFiles.under("storageClassName", rendered)).containsExactly("fast");
        assertThat(DeployFiles.under("kind", rendered)).contains("ServiceMonitor", "NetworkPolicy");
        assertThat(DeployFiles.under("value", rendered)).contains("-Xmx1g").anyMatch(value -> value.toString()
                .endsWith(".svc,counts.example"));
    }

    /** They are two ways to the same: what a pod is must not differ. */
    @Test
    void itsPodIsThatOfTheManifestsBesideIt() throws IOException {
        Object chart = rendered("{}");
        Object manifests = DeployFiles.documents(DeployFiles.text("kubernetes/rollcall.yaml"));

        assertThat(List.of(
                        "image",
                        "args",
                        "startupProbe",
                        "livenessProbe",
                        "readinessProbe",
                        "resources",
                        "securityContext",
                        "volumeMounts",
                        "containerPort",
                        "maxUnavailable",
                        "terminationGracePeriodSeconds",
                        "enableServiceLinks",
                        "accessModes"))
                .allSatisfy(field -> assertThat(DeployFiles.under(field, chart))
                        .isNotEmpty()
                        .isEqualTo(DeployFiles.under(field, manifests)));
    }

    private Object podTemplate(String values) throws IOException {
        return DeployFiles.only("template", rendered(values));
    }

    private List<Object> rendered(String values) throws IOException {
        TemplateCommand template = new Helm(CHART)
                .template()
                .withName("rollcall")
                .withNamespace("counting")
                .withKubeVersion("1.30.0")
                .withValuesFile(Files.writeString(directory.resolve("values.yaml"), values));
        return DeployFiles.documents(template.call());
    }
}

package dev.rollcall.app.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.sun.net.httpserver.HttpServer;
import dev.rollcall.service.ExitStatus;
import dev.rollcall.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeployFilesTest {
    private static final Path METRICS = DeployFiles.ROOT.resolve("docs/metrics.md");
    private static final Path SERVED = DeployFiles.ROOT.resolve("service/src/main/java/dev/rollcall/service/http");
    private static final String LAUNCHER = "/opt/rollcall/bin/rollcall";

    @Test
    void everyYamlFileParses() {
        List<Path> files = DeployFiles.below(DeployFiles.DEPLOY, ".yml", ".yaml").stream()
                // Helm's, which are not YAML before they are rendered.
                .filter(file -> !file.toString().contains("/templates/"))
                .toList();

        assertThat(files).hasSizeGreaterThan(5).allSatisfy(file -> assertThat(
                        DeployFiles.documents(DeployFiles.text(file)))
                .isNotEmpty()
                .allMatch(Map.class::isInstance));
    }

    @Test
    void everyJsonFileParses() throws IOException {
        for (Path file : DeployFiles.below(DeployFiles.DEPLOY, ".json")) {
            try (JsonParser parser = new JsonFactory().createParser(file.toFile())) {
                while (parser.nextToken() != null) {
                    parser.getText();
                }
                assertThat(parser.getParsingContext().inRoot())
                        .as(file.toString())
                        .isTrue();
            }
        }
    }

    @Test
    void everyMetricOfAlertsAndDashboardIsDocumented() {
        String page = DeployFiles.text(METRICS);
        Set<String> documented = DeployFiles.allMatches("`([a-z]+_[a-z0-9_]+)`", page);
        Set<String> families = DeployFiles.allMatches("`([a-z]+_(?:[a-z0-9_]+_)?)\\*`", page);

        Set<String> unknown = metrics().stream()
                .filter(name -> !documented.contains(name))
                .filter(name -> families.stream().noneMatch(name::startsWith))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(unknown).isEmpty();
    }

    @Test
    void everyAlertIsTested() {
        String rules = DeployFiles.text("prometheus/alerts.yml");
        String tests = DeployFiles.text("prometheus/alerts-test.yml");

        Set<String> alerts = DeployFiles.allMatches("- alert: (\\w+)", rules);

        assertThat(alerts).hasSizeGreaterThan(5).isEqualTo(DeployFiles.allMatches("alertname: (\\w+)", tests));
    }

    private static Set<String> metrics() {
        String expressions = DeployFiles.below(DeployFiles.DEPLOY, "alerts.yml", "rollcall.json").stream()
                .map(DeployFiles::text)
                .flatMap(text -> DeployFiles.under("expr", DeployFiles.documents(text)).stream())
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
        return DeployFiles.allMatches("\\b((?:rollcall|jvm|process|system|kafka)_[a-z0-9_]+)", expressions).stream()
                .map(name -> name.replaceAll("_(bucket|count|sum)$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/health/ready", "/metrics"})
    void everyPathIsServed(String path) {
        assertThat(DeployFiles.below(SERVED, ".java"))
                .anyMatch(file -> DeployFiles.text(file).contains('"' + path + '"'));
    }

    @Test
    void noOtherPathIsAskedFor() {
        String all = DeployFiles.below(DeployFiles.DEPLOY, "").stream()
                .map(DeployFiles::text)
                .collect(Collectors.joining("\n"));

        assertThat(DeployFiles.allMatches("(?:GET|path:|_path:) (/(?:health|metrics)[a-z/]*)", all))
                .containsExactly("/health/live", "/health/ready", "/metrics");
    }

    @Test
    void everybodyAsksAtThePortThatIsTheDefault() {
        int port = Settings.of(Map.of("bootstrap.servers", "nowhere:9092")).httpPort();
        Object manifests = DeployFiles.documents(DeployFiles.text("kubernetes/rollcall.yaml"));

        assertThat(DeployFiles.under("containerPort", manifests)).containsExactly(port);
        assertThat(DeployFiles.under("prometheus.io/port", manifests)).containsExactly(Integer.toString(port));
        assertThat(DeployFiles.text("Dockerfile")).contains("EXPOSE " + port, "/dev/tcp/127.0.0.1/" + port + " ");
        assertThat(DeployFiles.text("compose/compose.yaml")).contains(":" + port + "\"");
        assertThat(DeployFiles.text("prometheus/prometheus.yml")).contains("rollcall-1:" + port);
    }

    @Test
    void everybodyUsesTheSameOptionsOfTheJvm() {
        assertThat(DeployFiles.text("Dockerfile"))
                .contains("ENTRYPOINT [\"" + LAUNCHER + "\"]", "COPY deploy/jvm.options /opt/rollcall/deploy/\n");
        assertThat(DeployFiles.text("systemd/rollcall.service")).contains("ExecStart=" + LAUNCHER + " run ");
        assertThat(DeployFiles.below(DeployFiles.DEPLOY, ".yaml", ".service", "Dockerfile"))
                .noneMatch(file -> DeployFiles.text(file).contains("-XX:"));
    }

    @Test
    void theJvmTakesItsOptions() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

        Process started = new ProcessBuilder(java, "@" + DeployFiles.DEPLOY.resolve("jvm.options"), "-version")
                .inheritIO()
                .start();

        assertThat(started.waitFor()).isZero();
    }

    /** With them the JVM ends by itself, with a status that means lost input or none of ours. */
    @Test
    void anInstanceThatIsOutOfMemoryIsStartedAgain() {
        assertThat(DeployFiles.text("jvm.options").lines().filter(line -> line.startsWith("-")))
                .noneMatch(option -> option.contains("OnOutOfMemoryError"));
        assertThat(DeployFiles.text("systemd/rollcall.service").lines())
                .contains("Restart=on-failure", "RestartPreventExitStatus=" + ExitStatus.NO);
        assertThat(DeployFiles.under("restart", DeployFiles.documents(DeployFiles.text("compose/compose.yaml"))))
                .contains("on-failure");
    }

    @Test
    void kafkaIsOfTheVersionThatRollcallIsBuiltWith() {
        Set<String> built = DeployFiles.allMatches(
                "<kafka.version>([0-9.]+)</kafka.version>", DeployFiles.text(DeployFiles.ROOT.resolve("pom.xml")));

        assertThat(DeployFiles.allMatches("apache/kafka:([0-9.]+)", DeployFiles.text("compose/compose.yaml")))
                .isEqualTo(built);
    }

    @ParameterizedTest
    @CsvSource({"200, 0", "503, 1"})
    void theHealthCheckOfTheImageSaysWhatTheInstanceSays(int answer, int status) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/health/live", exchange -> {
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        server.start();
        try {
            int port = server.getAddress().getPort();

            Process check = new ProcessBuilder("bash", "-c", healthCheck().replace("/8080 ", "/" + port + " "))
                    .inheritIO()
                    .start();

            assertThat(check.waitFor()).isEqualTo(status);
        } finally {
            server.stop(0);
        }
    }

    private static String healthCheck() {
        String line = DeployFiles.allMatches("CMD (\\[\"bash.*\\])", DeployFiles.text("Dockerfile"))
                .iterator()
                .next();
        List<?> command = (List<?>) DeployFiles.documents(line).get(0);
        return command.get(2).toString();
    }
}

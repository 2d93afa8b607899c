package dev.rollcall.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.service.ExitStatus;
import dev.rollcall.trials.broker.BrokerOptions;
import dev.rollcall.trials.broker.EmbeddedBroker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(KafkaExtension.class)
class RollcallJarIT {
    private static final Duration CLEAN_END = Duration.ofSeconds(10);

    @TempDir
    private Path directory;

    @BeforeEach
    void packaged() {
        assertThat(JarProcess.JAR).as("the jar, built by mvn package").exists();
    }

    @Test
    void sigtermEndsARunCleanlyWithStatusZero(TestKafka kafka) throws IOException, InterruptedException {
        kafka.createTopic("events", 1);
        try (JarProcess run = JarProcess.start("run", "--config", configuration(kafka))) {
            run.awaitLine("RUNNING");

            run.terminate();
            run.terminate();

            assertThat(run.status(CLEAN_END)).isEqualTo(ExitStatus.DONE);
            assertThat(run.rest().stream().filter(line -> !line.contains("HTTP on")))
                    .hasSize(2)
                    .last()
                    .asString()
                    .endsWith("Stopped");
        }
    }

    @Test
    void aRunServesWhatIsInTheJar(TestKafka kafka) throws IOException, InterruptedException {
        kafka.createTopic("events", 1);
        try (JarProcess run = JarProcess.start("run", "--config", configuration(kafka), "--set", "http.port=0")) {
            String line = run.awaitLine("HTTP on ");
            URI url = URI.create(line.substring(line.indexOf("http://")));

            assertThat(List.of("health/live", "assets/dashboard.js", "assets/uplot.js", "assets/uplot.css"))
                    .allSatisfy(path -> assertThat(status(url.resolve(path))).isEqualTo(200));
        }
    }

    @Test
    void rocksDbThatCannotBeLoadedIsOneLine(TestKafka kafka) throws IOException, InterruptedException {
        kafka.createTopic("events", 1);
        String missing = directory.resolve("missing").toString();
        try (JarProcess run =
                JarProcess.start(Map.of("ROCKSDB_SHAREDLIB_DIR", missing), "run", "--config", configuration(kafka))) {
            assertThat(run.rest())
                    .singleElement()
                    .asString()
                    .startsWith("RocksDB's library cannot be loaded: ")
                    .contains(missing)
                    .contains("set the environment variable ROCKSDB_SHAREDLIB_DIR");
            assertThat(run.status(CLEAN_END)).isEqualTo(ExitStatus.USAGE);
        }
    }

    private static int status(URI address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @Test
    void sigtermEndsAFollowedQueryWithStatusZero(TestKafka kafka) throws IOException, InterruptedException {
        kafka.createTopic("output", 1, Map.of("cleanup.policy", "compact"));
        try (JarProcess query = JarProcess.start("query", "--config", configuration(kafka), "--follow")) {
            query.awaitLine("holds no rows yet");

            query.terminate();

            assertThat(query.status(CLEAN_END)).isEqualTo(ExitStatus.DONE);
        }
    }

    @Test
    void theEnvironmentAloneIsEnough() throws IOException, InterruptedException {
        try (JarProcess config = JarProcess.start(Map.of("ROLLCALL_BOOTSTRAP_SERVERS", "kafka-1:9092"), "config")) {
            assertThat(config.rest()).anyMatch(line -> line.matches("bootstrap.servers +kafka-1:9092 +environment.*"));
            assertThat(config.status(CLEAN_END)).isEqualTo(ExitStatus.DONE);
        }
    }

    @Test
    void theVersionNamesTheCommitThatWasBuilt() throws IOException, InterruptedException {
        try (JarProcess version = JarProcess.start("--version")) {
            String commit = Files.exists(Path.of("..", ".git")) ? "[0-9a-f]{12}(, with changes)?" : "unknown";
            assertThat(version.rest())
                    .anyMatch(line -> line.matches("rollcall \\d+\\.\\d+\\.\\d+ \\(commit " + commit + "\\)"))
                    .anyMatch(line -> line.matches("kafka \\d+\\.\\d+\\.\\d+"));
            assertThat(version.status(CLEAN_END)).isEqualTo(ExitStatus.DONE);
        }
    }

    @Test
    void withoutABrokerARunGivesUpWhenItsTimeIsOver() throws IOException, InterruptedException {
        Path file = Files.writeString(
                directory.resolve("rollcall.properties"), "bootstrap.servers=127.0.0.1:1\nstart.timeout=PT12S\n");
        try (JarProcess run = JarProcess.start("run", "--config", file.toString())) {
            assertThat(run.status(Duration.ofSeconds(25))).isEqualTo(ExitStatus.FAILED);
            assertThat(run.rest())
                    .hasSize(2)
                    .allMatch(line -> line.contains("bootstrap.servers 127.0.0.1:1: no broker answered"))
                    .first()
                    .asString()
                    .contains("WARN", "Trying for another 1 s");
        }
    }

    @Test
    void aRunThatIsStartedBeforeItsBrokerWaitsForIt() throws IOException, InterruptedException {
        try (EmbeddedBroker broker = new EmbeddedBroker(BrokerOptions.defaults())) {
            broker.start();
            broker.stop();
            String address = "bootstrap.servers=" + broker.bootstrapServers();
            try (JarProcess run = JarProcess.start("run", "--set", address, "--set", "state.dir=" + directory)) {
                run.awaitLine("no broker answered");

                broker.start();

                assertThat(run.rest()).last().asString().contains("input.topic");
                assertThat(run.status(CLEAN_END)).isEqualTo(ExitStatus.USAGE);
            }
        }
    }

    private String configuration(TestKafka kafka) throws IOException {
        List<String> lines = List.of(
                "bootstrap.servers=" + kafka.bootstrapServers(),
                "application.id=" + kafka.name("app"),
                "input.topic=" + kafka.name("events"),
                "output.topic=" + kafka.name("output"),
                "rejected.topic=" + kafka.name("rejected"),
                "accounts.topic=" + kafka.name("accounts"),
                "threads=1",
                "state.dir=" + directory.resolve("state"));
        return Files.write(directory.resolve("rollcall.properties"), lines).toString();
    }
}

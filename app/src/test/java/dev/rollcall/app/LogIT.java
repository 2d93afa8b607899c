package dev.rollcall.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.service.ExitStatus;
import dev.rollcall.service.testing.TestJson;
import java.io.IOException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the packaged program logs, as its settings say. Every process here is told one thing that it warns of. */
class LogIT {
    private static final Duration END = Duration.ofSeconds(20);
    private static final String WARNING = "ROLLCALL_INPUT_TOPICK is ignored: there is no such setting";

    @Test
    void aLineOfTextHasMillisecondsAndTheOffsetOfItsZone() throws IOException, InterruptedException {
        List<String> lines = lines(Map.of(), ExitStatus.DONE, "config");

        assertThat(lines.get(0))
                .matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+08:00 WARN  " + WARNING + ".*");
    }

    @Test
    void withJsonEveryMessageIsAnObjectOnALineOfItsOwn() throws IOException, InterruptedException {
        List<String> lines = lines(Map.of("ROLLCALL_LOG_FORMAT", "json"), ExitStatus.DONE, "config");

        Map<String, Object> logged = TestJson.object(lines.get(0));
        assertThat(logged).containsOnlyKeys("timestamp", "level", "logger", "thread", "message");
        assertThat(OffsetDateTime.parse(logged.get("timestamp").toString()).getOffset())
                .isEqualTo(ZoneOffset.ofHours(8));
        assertThat(logged)
                .containsEntry("level", "WARN")
                .containsEntry("logger", "dev.rollcall.app.command.SettingsOptions")
                .containsEntry("thread", "main");
        assertThat(logged.get("message")).asString().startsWith(WARNING);
    }

    @Test
    void whatIsLessSevereThanTheLevelIsNotLogged() throws IOException, InterruptedException {
        List<String> lines = lines(Map.of(), ExitStatus.DONE, "config", "--set", "log.level=error");

        assertThat(lines).noneMatch(line -> line.contains(WARNING));
    }

    @Test
    void forSupportLibrariesAreLoggedTooWhileAMistakeStaysALineOfText() throws IOException, InterruptedException {
        List<String> lines = lines(
                Map.of("ROLLCALL_LOG_FORMAT", "json", "ROLLCALL_LOG_LEVEL", "debug"),
                ExitStatus.FAILED,
                "run",
                "--set",
                "start.timeout=PT1S");

        assertThat(lines.get(lines.size() - 1)).startsWith("bootstrap.servers 127.0.0.1:1: no broker answered");
        assertThat(lines.subList(0, lines.size() - 1))
                .map(TestJson::object)
                .anyMatch(logged -> logged.get("logger").toString().endsWith("NetworkClient"))
                .anyMatch(logged -> logged.get("level").equals("INFO")
                        && logged.get("message").toString().contains("\n"));
    }

    private static List<String> lines(Map<String, String> environment, int status, String... arguments)
            throws IOException, InterruptedException {
        assertThat(JarProcess.JAR).as("the jar, built by mvn package").exists();
        Map<String, String> all = new HashMap<>(environment);
        all.put("TZ", "Asia/Taipei");
        all.put("ROLLCALL_BOOTSTRAP_SERVERS", "127.0.0.1:1");
        all.put("ROLLCALL_INPUT_TOPICK", "clicks");
        try (JarProcess process = JarProcess.start(all, arguments)) {
            List<String> lines = process.rest();
            assertThat(process.status(END)).as(lines.toString()).isEqualTo(status);
            return lines;
        }
    }
}

package dev.rollcall.app.promises;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.service.run.Instance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What an instance tells a Prometheus server, compared with what it did and with the page about it. */
@ExtendWith(KafkaExtension.class)
class MetricsIT {
    private static final int EVENTS = 5_000;
    private static final Path PAGE = Path.of("..", "docs", "metrics.md");
    private static final Pattern SERIES = Pattern.compile("(?m)^([a-z_]+)(?:\\{(.*)})? \\S+$");
    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (rollcall_[a-z_]+) ([a-z]+)$");
    private static final Pattern DOCUMENTED =
            Pattern.compile("(?m)^\\| `(rollcall_[a-z_]+)` \\| ([a-z]+) \\| [^|]+ \\| ([^|]+) \\|");

    @TempDir
    private Path stateDir;

    @Test
    void whatWasDoneIsToldAndThePageSaysWhatItMeans(TestKafka kafka) throws IOException {
        try (Trial trial = new Trial(kafka, stateDir, 3, Map.of())) {
            List<SentEvent> events = new RandomEvents("metrics", 601).next(EVENTS);
            trial.write(events);
            Instance instance = trial.start();
            trial.awaitCaughtUp(instance);
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> value(instance.scrape(), "rollcall_input_lag_events") == 0
                            && value(instance.scrape(), "rollcall_state_rows{store=\"activity\"}") > 500);

            String scraped = instance.scrape();

            assertEvents(scraped, events);
            assertWell(scraped);
            assertFewLabels(scraped);
            assertDocumented(scraped);
        }
    }

    private static void assertEvents(String scraped, List<SentEvent> events) {
        Map<String, Long> rejected = events.stream()
                .flatMap(event -> event.rejection().stream())
                .collect(groupingBy(Enum::name, counting()));
        double visits = (double)
                events.stream().filter(event -> event.visit().isPresent()).count();

        assertThat(value(scraped, "rollcall_events_read_total")).isEqualTo(EVENTS);
        rejected.forEach((reason, count) -> assertThat(
                        value(scraped, "rollcall_events_rejected_total{reason=\"" + reason + "\"}"))
                .as(reason)
                .isEqualTo(count.doubleValue()));
        assertThat(value(scraped, "rollcall_visits_total")).isEqualTo(visits);
        assertThat(value(scraped, "rollcall_visits_first_total") + value(scraped, "rollcall_visits_repeat_total"))
                .isEqualTo(visits);
        assertThat(value(scraped, "rollcall_events_lost_total")).isZero();
    }

    private static void assertWell(String scraped) {
        assertThat(value(scraped, "rollcall_live")).isEqualTo(1);
        assertThat(value(scraped, "rollcall_ready")).isEqualTo(1);
        assertThat(value(scraped, "rollcall_input_lag_seconds")).isZero();
        assertThat(value(scraped, "rollcall_input_headroom_events")).isInfinite();
        assertThat(value(scraped, "rollcall_report_rows_total")).isGreaterThan(45);
        assertThat(value(scraped, "rollcall_transaction_commit_seconds_count")).isGreaterThan(2);
        assertThat(value(scraped, "rollcall_transactions_aborted_total")).isZero();
        assertThat(value(scraped, "rollcall_rebalances_total")).isGreaterThanOrEqualTo(1);
        assertThat(value(scraped, "rollcall_restore_progress_ratio")).isEqualTo(1);
        assertThat(value(scraped, "rollcall_state_rows{store=\"activity\"}")).isBetween(500.0, 3_000.0);
        assertThat(value(scraped, "rollcall_state_bytes{store=\"totals\"}")).isPositive();
        assertThat(value(scraped, "rollcall_rocksdb_memory_bytes"))
                .isBetween(1.0, value(scraped, "rollcall_rocksdb_memory_limit_bytes"));
    }

    /** Nothing that exists once for a user, a task, a partition or a broker. */
    private static void assertFewLabels(String scraped) {
        Set<String> labels = series(scraped)
                .filter(series -> series.group(1).matches("(kafka|rollcall)_.*"))
                .flatMap(series -> labels(series.group(2)).stream())
                .collect(Collectors.toSet());

        assertThat(labels)
                .containsExactlyInAnyOrder("client_id", "thread_id", "kafka_version", "reason", "store", "le");
        assertThat(series(scraped).count()).isLessThan(400);
    }

    private static void assertDocumented(String scraped) throws IOException {
        Map<String, String> told = TYPE.matcher(scraped)
                .results()
                .collect(toMap(type -> type.group(1), type -> type.group(2) + " " + labels(scraped, type)));
        Map<String, String> documented = DOCUMENTED
                .matcher(Files.readString(PAGE))
                .results()
                .collect(toMap(row -> row.group(1), row -> row.group(2) + " " + row.group(3)));

        assertThat(documented).as("docs/metrics.md").isEqualTo(told);
    }

    private static String labels(String scraped, MatchResult type) {
        Set<String> labels = series(scraped)
                .filter(series -> series.group(1).equals(type.group(1)))
                .flatMap(series -> labels(series.group(2)).stream())
                .collect(Collectors.toSet());
        return labels.isEmpty()
                ? "none"
                : labels.stream().map(label -> "`" + label + "`").collect(Collectors.joining(", "));
    }

    private static double value(String scraped, String series) {
        return Pattern.compile("(?m)^" + Pattern.quote(series) + " (\\S+)$")
                .matcher(scraped)
                .results()
                .map(found -> found.group(1).replace("+Inf", "Infinity"))
                .mapToDouble(Double::parseDouble)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + series));
    }

    private static Stream<MatchResult> series(String scraped) {
        return SERIES.matcher(scraped).results();
    }

    private static Set<String> labels(String labels) {
        return labels == null
                ? Set.of()
                : Pattern.compile("([a-z_]+)=\"")
                        .matcher(labels)
                        .results()
                        .map(label -> label.group(1))
                        .collect(Collectors.toSet());
    }
}

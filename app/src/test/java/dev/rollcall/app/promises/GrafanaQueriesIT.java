package dev.rollcall.app.promises;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.app.testing.DatabaseServer;
import dev.rollcall.app.testing.DatabaseServer.Kind;
import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.Skipped;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.settings.Settings;
import dev.rollcall.sinks.run.Sink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** The queries of the dashboard over PostgreSQL, run against tables that the sink has filled. */
@Tag("slow")
@ExtendWith(KafkaExtension.class)
class GrafanaQueriesIT {
    private static final Path DASHBOARD = Path.of("../deploy/grafana/active-users-postgresql.json");

    @TempDir
    private Path directory;

    @Test
    void everyQueryAnswersAndTheUsersOfTheRangeAreExact(TestKafka kafka) throws Exception {
        try (DatabaseServer database = DatabaseServer.start(
                                Kind.POSTGRESQL, Files.createDirectory(directory.resolve("database")))
                        .orElse(null);
                Trial trial = new Trial(kafka, directory.resolve("state"), 2, Map.of())) {
            Skipped.unless(database != null, "PostgreSQL is not installed");
            trial.write(new RandomEvents("grafana", 401).next(500));
            trial.run(false);
            try (Sink sink = new Sink(Settings.of(ResultTopics.with(database, trial.settings())))) {
                sink.run(true);
            }
            List<ExpectedVisit> visits = trial.written()
                    .all()
                    .flatMap(event -> event.visit().stream())
                    .toList();
            int first = visits.stream().mapToInt(ExpectedVisit::epochDay).min().orElseThrow();
            int last = visits.stream().mapToInt(ExpectedVisit::epochDay).max().orElseThrow();
            int from = first + (last - first) / 2;
            long users = visits.stream()
                    .filter(visit -> visit.epochDay() >= from)
                    .map(ExpectedVisit::user)
                    .distinct()
                    .count();

            // JSON is YAML.
            Map<?, ?> dashboard = new Yaml().load(Files.readString(DASHBOARD));
            try (Connection connection = database.connect()) {
                for (Map<?, ?> panel : maps(dashboard.get("panels"))) {
                    String sql = maps(panel.get("targets")).get(0).get("rawSql").toString();
                    long answer = firstNumber(connection, forRange(sql, from, last));
                    if (panel.get("title").equals("Different users in this range")) {
                        assertThat(answer).isEqualTo(users);
                    }
                }
                Map<?, ?> segments = maps(((Map<?, ?>) dashboard.get("templating")).get("list"))
                        .get(0);
                assertThat(count(connection, segments.get("query").toString())).isPositive();
            }
        }
    }

    private static List<Map<?, ?>> maps(Object list) {
        return ((List<?>) list)
                .stream().<Map<?, ?>>map(element -> (Map<?, ?>) element).toList();
    }

    /** What Grafana puts in the place of its macros. */
    private static String forRange(String sql, int from, int to) {
        return sql.replace("${segment:sqlstring}", "'all'")
                .replace("$__timeFrom()", "'" + LocalDate.ofEpochDay(from) + "T00:00:00Z'")
                .replace("$__timeTo()", "'" + LocalDate.ofEpochDay(to) + "T23:59:59Z'");
    }

    private static long firstNumber(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            assertThat(found.next()).as(sql).isTrue();
            return found.getMetaData().getColumnCount() == 1 ? found.getLong(1) : found.getLong(2);
        }
    }

    private static long count(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select count(*) from (" + sql + ") as answer")) {
            found.next();
            return found.getLong(1);
        }
    }
}

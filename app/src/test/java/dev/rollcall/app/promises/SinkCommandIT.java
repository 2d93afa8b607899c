package dev.rollcall.app.promises;

import static dev.rollcall.app.promises.ResultTopics.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.app.command.Execution;
import dev.rollcall.app.testing.DatabaseServer;
import dev.rollcall.app.testing.DatabaseServer.Kind;
import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.Skipped;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.service.ExitStatus;
import dev.rollcall.sinks.run.Sink;
import dev.rollcall.sinks.run.SinkCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the command says and with which status it ends, and what it waits for. */
@Tag("slow")
@ExtendWith(KafkaExtension.class)
class SinkCommandIT {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    private DatabaseServer database;

    @AfterEach
    void stopDatabase() {
        if (database != null) {
            database.close();
        }
    }

    private void startDatabase(Kind kind) throws Exception {
        database = DatabaseServer.start(kind, Files.createDirectory(directory.resolve("database")))
                .orElse(null);
        Skipped.unless(database != null, kind + " is not installed");
    }

    private Execution sink(ResultTopics topics, Map<String, String> more, String... options) {
        List<String> arguments = new ArrayList<>(List.of("sink"));
        Map<String, String> all = topics.configuration(database);
        all.putAll(more);
        all.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
        arguments.addAll(List.of(options));
        return Execution.of(arguments.toArray(String[]::new));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void checkSaysWhichRowIsDifferent(Kind kind, TestKafka kafka) throws Exception {
        startDatabase(kind);
        ResultTopics topics = new ResultTopics(kafka);
        topics.write(DAY, 7);
        topics.write(DAY, "name=a\0b\u2400", 3);

        assertThat(sink(topics, Map.of(), "--once").status()).isEqualTo(ExitStatus.DONE);
        Execution equal = sink(topics, Map.of(), "--check");
        sql("update active_users set dau = 8 where segment = 'all'");
        Execution different = sink(topics, Map.of(), "--check");

        assertThat(equal.out()).isEqualToIgnoringNewLines("2 records compared, 0 differences");
        assertThat(equal.status()).isEqualTo(ExitStatus.DONE);
        assertThat(different.status()).isEqualTo(ExitStatus.NO);
        assertThat(different.out()).contains("2026-03-20/all", "2 records compared, 1 difference");
    }

    @Test
    void aDatabaseThatIsBehindIsNotEqual(TestKafka kafka) throws Exception {
        startDatabase(Kind.POSTGRESQL);
        ResultTopics topics = new ResultTopics(kafka);
        assertThat(compare(topics)).isEmpty();
        topics.write(DAY, 1);
        assertThat(compare(topics)).singleElement().asString().endsWith("the target holds nothing of it");
        sink(topics, Map.of(), "--once");
        topics.write(DAY.plusDays(1), 1);
        assertThat(compare(topics)).singleElement().asString().contains("1 behind the end of the topic");
        sink(topics, Map.of(), "--once");
        assertThat(compare(topics)).isEmpty();
        topics.createOutputAgain();
        topics.write(DAY, 1);
        assertThat(compare(topics)).anyMatch(line -> line.contains("deleted and created again"));
    }

    private List<String> compare(ResultTopics topics) {
        return SinkCheck.compare(topics.settings(database), Duration.ZERO).differences();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aDatabaseThatTakesNoWritesIsWaitedFor(Kind kind, TestKafka kafka) throws Exception {
        startDatabase(kind);
        ResultTopics topics = new ResultTopics(kafka);
        topics.write(DAY, 1);
        sink(topics, Map.of(), "--once");
        String readOnly = kind == Kind.POSTGRESQL
                ? "alter database postgres set default_transaction_read_only = "
                : "set global read_only = ";
        administer("on", readOnly, kind);
        topics.write(DAY, 2);

        try (Sink sink = new Sink(topics.settings(database))) {
            CompletableFuture<Void> running = CompletableFuture.runAsync(() -> sink.run(false));
            await().atMost(SOON)
                    .until(() -> !sink.ready().reasons().isEmpty()
                            && !sink.ready().reasons().contains("not started yet"));
            assertThat(running).isNotDone();
            assertThat(sink.live().ok()).isTrue();
            administer("off", readOnly, kind);
            await().atMost(SOON).until(() -> compare(topics).isEmpty());
            assertThat(sink.ready().ok()).isTrue();
            sink.stop();
            running.get();
        }
    }

    private void administer(String value, String statement, Kind kind) throws SQLException {
        try (Connection connection = kind == Kind.POSTGRESQL ? database.connect() : database.connectAsRoot();
                Statement change = connection.createStatement()) {
            if (kind == Kind.POSTGRESQL) {
                change.execute("set default_transaction_read_only = off");
            }
            change.execute(statement + value);
        }
    }

    @Test
    void onceEndsWhenTheSinkAtWorkHasWrittenAll(TestKafka kafka) throws Exception {
        startDatabase(Kind.POSTGRESQL);
        ResultTopics topics = new ResultTopics(kafka);
        try (Sink sink = new Sink(topics.settings(database))) {
            CompletableFuture<Void> running = CompletableFuture.runAsync(() -> sink.run(false));
            await().atMost(SOON).until(() -> sink.ready().ok());
            topics.write(DAY, 1);

            Execution once = sink(topics, Map.of(), "--once");

            assertThat(once.status()).isEqualTo(ExitStatus.DONE);
            assertThat(compare(topics)).isEmpty();
            assertThat(sink.scrape()).contains("rollcall_sink_working 1.0", "rollcall_sink_records_total 1.0");
            sink.stop();
            running.get();
        }
    }

    @Test
    void theRightsOnItsOwnTablesAreEnough(TestKafka kafka) throws Exception {
        startDatabase(Kind.POSTGRESQL);
        ResultTopics topics = new ResultTopics(kafka);
        sink(topics, Map.of(), "--once");
        sql("create role writer login");
        sql("grant select, insert, update, delete on active_users, active_user_gaps, active_user_retention,"
                + " rollcall_accounts, rollcall_positions to writer");
        sql("create role nobody login");
        topics.write(DAY, 5);

        Execution refused = sink(topics, Map.of("sink.user", "nobody"), "--once");
        Execution done = sink(topics, Map.of("sink.user", "writer"), "--once");

        assertThat(refused.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(refused.err())
                .hasLineCount(1)
                .startsWith("sink.url: the database refuses: ERROR: permission denied for table rollcall_positions")
                .contains("docs/sinks.md");
        assertThat(done.status()).as(done.err()).isEqualTo(ExitStatus.DONE);
        assertThat(compare(topics)).isEmpty();
    }

    @Test
    void whatIsWrongIsOneLineWithoutThePassword(TestKafka kafka) throws Exception {
        startDatabase(Kind.MARIADB);
        ResultTopics topics = new ResultTopics(kafka);

        Execution password = sink(topics, Map.of("sink.password", "s3cret"), "--once");
        Execution base = sink(topics, Map.of("sink.url", database.url().replace("/app?", "/other?")), "--once");
        Execution nowhere = sink(
                topics,
                Map.of("sink.url", "jdbc:mariadb://127.0.0.1:1/app?password=s3cret&sslMode=disable"),
                "--check");
        Execution none = sink(topics, Map.of("sink.url", "mysql://db/app?password=s3cret"), "--once");

        assertThat(password.err()).hasLineCount(1).contains("correct sink.url, sink.user and sink.password");
        assertThat(base.err()).hasLineCount(1).contains("other");
        assertThat(nowhere.err()).hasLineCount(1).startsWith("sink.url: the target cannot be reached: ");
        assertThat(none.err()).hasLineCount(1).contains("sink.url", "jdbc:postgresql:");
        assertThat(List.of(password.status(), base.status(), none.status())).containsOnly(ExitStatus.USAGE);
        assertThat(nowhere.status()).isEqualTo(ExitStatus.FAILED);
        assertThat(password.err() + base.err() + nowhere.err() + none.err()).doesNotContain("s3cret");
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = database.connect();
                Statement executed = connection.createStatement()) {
            executed.execute(statement);
        }
    }
}

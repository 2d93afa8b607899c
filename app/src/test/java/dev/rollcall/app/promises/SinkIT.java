package dev.rollcall.app.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rollcall.app.testing.DatabaseServer;
import dev.rollcall.app.testing.DatabaseServer.Kind;
import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.Skipped;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.settings.Settings;
import dev.rollcall.settings.SinkSettings;
import dev.rollcall.sinks.Change;
import dev.rollcall.sinks.DeposedException;
import dev.rollcall.sinks.Position;
import dev.rollcall.sinks.RefusedRowException;
import dev.rollcall.sinks.Source;
import dev.rollcall.sinks.jdbc.JdbcTarget;
import dev.rollcall.sinks.run.Sink;
import dev.rollcall.sinks.run.SinkCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tables of a database are equal to the topics, whatever is killed, and never go back. */
@Tag("slow")
@ExtendWith(KafkaExtension.class)
class SinkIT {
    private static final int SINK_KILLS = Integer.getInteger("rollcall.sink.kills", 6);
    private static final int SERVER_KILLS = SINK_KILLS / 2;
    private static final LocalDate DAY = ResultTopics.DAY;
    private static final String RANGE = "select coalesce(sum(users), 0) from active_user_gaps where segment = 'all'"
            + " and day between ? and ? and (previous is null or previous < ?)";

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
        Path files = Files.createDirectory(directory.resolve("database"));
        database = DatabaseServer.start(kind, files).orElse(null);
        Skipped.unless(database != null, kind + " is not installed");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatWasCountedIsInTheTablesAndAnyRangeIsASum(Kind kind, TestKafka kafka) throws Exception {
        startDatabase(kind);
        try (Trial trial = new Trial(kafka, directory.resolve("state"), 2, Map.of())) {
            trial.write(new RandomEvents("sink", 801).next(500));
            trial.run(false);
            Settings settings = Settings.of(ResultTopics.with(database, trial.settings()));

            sinkOnce(settings);

            assertEqual(settings);
            assertThat(count("active_users"))
                    .isEqualTo(kafka.readLatest(settings.outputTopic()).size());
            assertRanges(trial);

            String key =
                    kafka.readLatest(settings.outputTopic()).keySet().iterator().next();
            kafka.produce(List.of(new ProducerRecord<>(settings.outputTopic(), key, null)));
            sinkOnce(settings);

            assertEqual(settings);
            assertThat(count("active_users"))
                    .isEqualTo(kafka.readLatest(settings.outputTopic()).size());

            try (Connection connection = database.connect()) {
                connection
                        .createStatement()
                        .executeUpdate("update active_users set dau = dau + 1 where segment = 'all'");
            }
            assertThat(SinkCheck.compare(settings, Duration.ofSeconds(10)).count())
                    .isPositive();
        }
    }

    private void assertRanges(Trial trial) throws SQLException {
        List<ExpectedVisit> visits =
                trial.written().all().flatMap(event -> event.visit().stream()).toList();
        Random random = new Random(5);
        int first = visits.stream().mapToInt(ExpectedVisit::epochDay).min().orElseThrow();
        int last = visits.stream().mapToInt(ExpectedVisit::epochDay).max().orElseThrow();
        for (int range = 0; range < 100; range++) {
            int from = first + random.nextInt(last - first + 1);
            int to = from + random.nextInt(last - from + 1);
            long users = visits.stream()
                    .filter(visit -> visit.epochDay() >= from && visit.epochDay() <= to)
                    .map(ExpectedVisit::user)
                    .distinct()
                    .count();
            assertThat(unique(LocalDate.ofEpochDay(from), LocalDate.ofEpochDay(to)))
                    .isEqualTo(users);
        }
    }

    private long unique(LocalDate from, LocalDate to) throws SQLException {
        try (Connection connection = database.connect();
                PreparedStatement select = connection.prepareStatement(RANGE)) {
            select.setDate(1, Date.valueOf(from));
            select.setDate(2, Date.valueOf(to));
            select.setDate(3, Date.valueOf(from));
            try (ResultSet sum = select.executeQuery()) {
                sum.next();
                return sum.getLong(1);
            }
        }
    }

    /** A row's count only grows in the topic, and so it must in the table. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void killsOfBothSidesLoseNothingAndNoReaderSeesARowGoBack(Kind kind, TestKafka kafka) throws Exception {
        startDatabase(kind);
        ResultTopics topics = new ResultTopics(kafka);
        Settings settings = topics.settings(database);
        AtomicLong written = new AtomicLong();
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            try (Producer<String, String> producer = topics.producer()) {
                while (!done.get()) {
                    producer.send(topics.record(DAY, "all", written.incrementAndGet()))
                            .get();
                }
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(e);
            }
        });
        CompletableFuture<Long> reader = CompletableFuture.supplyAsync(() -> watch(done));
        Random moments = new Random(17);
        for (int kill = 0; kill < SINK_KILLS; kill++) {
            long before = newest();
            try (RunProcess process = RunProcess.sink(directory, topics.configuration(database))) {
                await().atMost(Duration.ofSeconds(60)).until(() -> newest() > before);
                if (kill < SERVER_KILLS) {
                    database.kill();
                    database.start();
                    long then = newest();
                    await().atMost(Duration.ofSeconds(60)).until(() -> newest() > then);
                }
                await().pollDelay(Duration.ofMillis(moments.nextInt(300))).until(() -> true);
                process.kill();
            }
        }
        done.set(true);
        writer.get();
        assertThat(reader.get()).as("moments at which a row went back").isZero();

        sinkOnce(settings);

        assertEqual(settings);
        assertThat(newest()).isEqualTo(written.get());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void ofTwoSinksOneStandsByAndTakesOver(Kind kind, TestKafka kafka) throws Exception {
        startDatabase(kind);
        ResultTopics topics = new ResultTopics(kafka);
        Settings settings = topics.settings(database);
        topics.write(DAY, 1);
        try (Sink second = new Sink(settings)) {
            CompletableFuture<Void> standby;
            try (Sink first = new Sink(settings)) {
                CompletableFuture<Void> running = CompletableFuture.runAsync(() -> first.run(false));
                await().atMost(Duration.ofSeconds(60)).until(() -> newest() == 1);
                long epoch = epoch();
                standby = CompletableFuture.runAsync(() -> second.run(false));
                topics.write(DAY, 2);
                await().atMost(Duration.ofSeconds(60)).until(() -> newest() == 2 && epoch() > epoch);
                first.stop();
                running.get();
            }
            topics.write(DAY, 3);
            await().atMost(Duration.ofSeconds(90)).until(() -> newest() == 3);
            second.stop();
            standby.get();
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aDeposedOwnerIsRefused(Kind kind, TestKafka kafka) throws Exception {
        startDatabase(kind);
        TopicPartition guard = new TopicPartition(kafka.name("guard"), 0);
        SinkSettings address = new SinkSettings(Optional.of(database.url()), Optional.of("app"), Optional.of("app"));
        try (JdbcTarget former = new JdbcTarget(address, guard);
                JdbcTarget owner = new JdbcTarget(address, guard)) {
            former.claim(1, () -> {});
            owner.claim(2, () -> {});

            assertThatThrownBy(() -> former.write(List.of(change(7)), Map.of(guard, new Position("id", 1))))
                    .isInstanceOf(DeposedException.class);
            owner.write(List.of(change(8)), Map.of(guard, new Position("id", 2)));
            assertThat(newest()).isEqualTo(8);

            assertThatThrownBy(() -> former.claim(1, () -> {
                        throw new DeposedException();
                    }))
                    .isInstanceOf(DeposedException.class);
            assertThat(former.claim(1, () -> {})).containsEntry(guard, new Position("id", 2));
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aTopicThatWasMadeAnewTakesThePlaceOfTheFormerOne(Kind kind, TestKafka kafka) throws Exception {
        startDatabase(kind);
        ResultTopics topics = new ResultTopics(kafka);
        Settings settings = topics.settings(database);
        for (int count = 1; count <= 20; count++) {
            topics.write(DAY.plusDays(count), count);
        }
        sinkOnce(settings);
        assertThat(count("active_users")).isEqualTo(20);

        topics.createOutputAgain();
        for (int count = 1; count <= 30; count++) {
            topics.write(DAY.minusDays(count % 3), count);
        }
        sinkOnce(settings);

        assertThat(count("active_users")).isEqualTo(3);
        assertEqual(settings);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aRowThatTheDatabaseRefusesIsNamed(Kind kind, TestKafka kafka) throws Exception {
        startDatabase(kind);
        ResultTopics topics = new ResultTopics(kafka);
        Settings settings = topics.settings(database);
        sinkOnce(settings);
        String segment = "country=" + "x".repeat(900);
        topics.write(DAY, 1);
        topics.write(DAY, segment, 1);

        assertThatThrownBy(() -> sinkOnce(settings))
                .isInstanceOf(RefusedRowException.class)
                .hasMessageContaining("row 2026-03-20/" + segment)
                .hasMessageNotContaining("\n");
    }

    private static Change change(long dau) {
        return new Change(
                Source.ACTIVE_USERS,
                DAY + "/all",
                Optional.of(ResultTopics.row(DAY, "all", dau)),
                new TopicPartition("active-users", 0),
                dau);
    }

    /** How often a reader has seen the count fall. */
    private long watch(AtomicBoolean done) {
        long falls = 0;
        long last = 0;
        while (!done.get()) {
            long now = newest();
            falls += now >= 0 && now < last ? 1 : 0;
            last = Math.max(now, last);
        }
        return falls;
    }

    /** The count of the one row; -1 if there is none, or no database. */
    private long newest() {
        return number("select dau from active_users where segment = 'all'");
    }

    private long epoch() {
        return number("select max(epoch) from rollcall_positions");
    }

    private long count(String table) {
        return number("select count(*) from " + table);
    }

    private long number(String sql) {
        try (Connection connection = database.connect();
                ResultSet found = connection.createStatement().executeQuery(sql)) {
            return found.next() ? found.getLong(1) : -1;
        } catch (SQLException e) {
            return -1;
        }
    }

    private static void assertEqual(Settings settings) {
        SinkCheck.Result result = SinkCheck.compare(settings, Duration.ofSeconds(10));
        assertThat(result.differences()).isEmpty();
    }

    private static void sinkOnce(Settings settings) {
        try (Sink sink = new Sink(settings)) {
            sink.run(true);
        }
    }
}

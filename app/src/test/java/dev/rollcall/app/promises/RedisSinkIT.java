package dev.rollcall.app.promises;

import static dev.rollcall.app.promises.ResultTopics.DAY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.RedisServer;
import dev.rollcall.app.testing.Skipped;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.report.FirstVisit;
import dev.rollcall.service.UserError;
import dev.rollcall.settings.Settings;
import dev.rollcall.sinks.Change;
import dev.rollcall.sinks.DeposedException;
import dev.rollcall.sinks.Position;
import dev.rollcall.sinks.Source;
import dev.rollcall.sinks.redis.RedisTarget;
import dev.rollcall.sinks.run.Sink;
import dev.rollcall.sinks.run.SinkCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/** The hashes of Redis are equal to the topics, and its sets and bitmaps count the users of each day, whatever is killed. */
@Tag("slow")
@ExtendWith(KafkaExtension.class)
class RedisSinkIT {
    private static final int SINK_KILLS = Integer.getInteger("rollcall.sink.kills", 6);
    private static final int SERVER_KILLS = SINK_KILLS / 2;
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    private RedisServer redis;

    @BeforeEach
    void startRedis() throws Exception {
        redis = RedisServer.start(Files.createDirectory(directory.resolve("redis")))
                .orElse(null);
        Skipped.unless(redis != null, "redis-server is not installed");
    }

    @AfterEach
    void stopRedis() {
        if (redis != null) {
            redis.close();
        }
    }

    @Test
    void whatWasCountedIsThereAndTheMembersOfEachDayAreItsDau(TestKafka kafka) throws Exception {
        try (Trial trial = new Trial(kafka, directory.resolve("state"), 2, Map.of())) {
            trial.write(new RandomEvents("redis", 901).next(500));
            trial.run(false);
            Map<String, String> all = new HashMap<>(trial.settings());
            all.put("sink.url", redis.url());
            all.put("sink.redis.users", "set");
            Settings settings = Settings.of(all);

            sinkOnce(settings);

            assertEqual(settings);
            assertMembers(kafka, settings);

            try (RedisClient client = redis.client()) {
                String key = kafka.readLatest(settings.outputTopic())
                        .keySet()
                        .iterator()
                        .next();
                client.hset(prefix(settings) + "active-users:" + key, "dau", "77000");
            }
            assertThat(SinkCheck.compare(settings, Duration.ZERO).count()).isOne();
        }
    }

    private void assertMembers(TestKafka kafka, Settings settings) {
        try (RedisClient client = redis.client()) {
            Map<String, String> rows = kafka.readLatest(settings.outputTopic());
            assertThat(rows).isNotEmpty();
            rows.forEach((key, value) -> {
                if (key.endsWith("/all")) {
                    String day = key.substring(0, key.indexOf('/'));
                    assertThat(value).contains("\"dau\":" + client.scard(prefix(settings) + "users:" + day) + ',');
                    assertThat(value)
                            .contains("\"dau\":" + client.hget(prefix(settings) + "active-users:" + key, "dau") + ',');
                }
            });
        }
    }

    private static String prefix(Settings settings) {
        return '{' + settings.applicationId() + "}:";
    }

    @Test
    void idsThatAreNumbersAreBitsAndTheOthersAreCountedBeside(TestKafka kafka) {
        ResultTopics topics = new ResultTopics(kafka);
        String visits = kafka.createTopic("first-visits", 1);
        LocalDate old = DAY.minusYears(30);
        for (String user : List.of("0", "7", "1000", "1001", "007", "eve")) {
            kafka.produce(List.of(visit(visits, user, DAY), visit(visits, user, DAY), visit(visits, user, old)));
        }
        Settings settings = settings(
                topics,
                Map.of(
                        "first-visits.topic", visits,
                        "sink.redis.users", "bitmap",
                        "sink.redis.users.largest", "1000",
                        "sink.redis.users.expiry", "9000d"));

        sinkOnce(settings);

        assertEqual(settings);
        try (RedisClient client = redis.client()) {
            String day = prefix(settings) + "users:" + DAY;
            assertThat(client.bitcount(day)).isEqualTo(3);
            assertThat(List.of(client.getbit(day, 0), client.getbit(day, 7), client.getbit(day, 1000)))
                    .containsOnly(true);
            assertThat(client.smembers(day + ":others")).containsExactlyInAnyOrder("1001", "007", "eve");
            assertThat(client.ttl(day)).isBetween(1L, Duration.ofDays(9001).toSeconds());
            assertThat(client.keys(prefix(settings) + "users:" + old + "*")).isEmpty();
        }
    }

    private static ProducerRecord<String, String> visit(String topic, String user, LocalDate day) {
        FirstVisit visit =
                new FirstVisit(user, day, List.of(new FirstVisit.Segment("all", Optional.of(day.minusDays(1)))));
        return new ProducerRecord<>(topic, user, new String(visit.value(), UTF_8));
    }

    @Test
    void killsOfBothSidesLoseNothingAndNoReaderSeesARowGoBack(TestKafka kafka) throws Exception {
        ResultTopics topics = new ResultTopics(kafka);
        Map<String, String> configuration = topics.configuration(Map.of("sink.url", redis.url()));
        Settings settings = Settings.of(configuration);
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
        CompletableFuture<Long> reader = CompletableFuture.supplyAsync(() -> watch(settings, done));
        Random moments = new Random(19);
        for (int kill = 0; kill < SINK_KILLS; kill++) {
            long before = newest(settings);
            try (RunProcess process = RunProcess.sink(directory, configuration)) {
                await().atMost(SOON).until(() -> newest(settings) > before);
                if (kill < SERVER_KILLS) {
                    redis.kill();
                    redis.start();
                    long then = newest(settings);
                    await().atMost(SOON).until(() -> newest(settings) > then);
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
        assertThat(newest(settings)).isEqualTo(written.get());
    }

    /** How often a reader has seen the count fall. */
    private long watch(Settings settings, AtomicBoolean done) {
        long falls = 0;
        long last = 0;
        while (!done.get()) {
            long now = newest(settings);
            falls += now >= 0 && now < last ? 1 : 0;
            last = Math.max(now, last);
        }
        return falls;
    }

    private long newest(Settings settings) {
        try (RedisClient client = redis.client()) {
            String dau = client.hget(prefix(settings) + "active-users:" + DAY + "/all", "dau");
            return dau == null ? -1 : Long.parseLong(dau);
        } catch (JedisException e) {
            return -1;
        }
    }

    /** As after a restart from a file that is older than what was acknowledged. */
    @Test
    void aServerThatHasForgottenSomethingIsBroughtUpToDate(TestKafka kafka) {
        ResultTopics topics = new ResultTopics(kafka);
        Settings settings = settings(topics, Map.of());
        topics.write(DAY, 1);
        try (Sink sink = new Sink(settings)) {
            CompletableFuture<Void> running = CompletableFuture.runAsync(() -> sink.run(false));
            await().atMost(SOON).until(() -> newest(settings) == 1);
            try (RedisClient client = redis.client()) {
                client.flushAll();
            }
            redis.kill();
            await().atMost(SOON).until(() -> {
                redis.start();
                return true;
            });
            topics.write(DAY.plusDays(1), 2);

            await().atMost(SOON)
                    .until(() -> newest(settings) == 1
                            && SinkCheck.compare(settings, Duration.ZERO).count() == 0);
            sink.stop();
            running.join();
        }
    }

    @Test
    void aDeposedOwnerIsRefused(TestKafka kafka) {
        Settings settings = Settings.of(Map.of(
                "bootstrap.servers", kafka.bootstrapServers(),
                "application.id", kafka.name("rollcall"),
                "sink.url", redis.url()));
        TopicPartition partition = new TopicPartition("active-users", 0);
        try (RedisTarget former = new RedisTarget(settings);
                RedisTarget owner = new RedisTarget(settings)) {
            former.claim(1, () -> {});
            owner.claim(2, () -> {});

            assertThatThrownBy(() -> former.write(List.of(change(7)), Map.of(partition, new Position("id", 1))))
                    .isInstanceOf(DeposedException.class);
            owner.write(List.of(change(8)), Map.of(partition, new Position("id", 2)));
            assertThat(newest(settings)).isEqualTo(8);
            assertThat(former.claim(1, () -> {})).containsEntry(partition, new Position("id", 2));
        }
    }

    private static Change change(long dau) {
        return new Change(
                Source.ACTIVE_USERS,
                DAY + "/all",
                Optional.of(ResultTopics.row(DAY, "all", dau)),
                new TopicPartition("active-users", 0),
                dau);
    }

    @Test
    void aTopicThatWasCreatedAgainTakesThePlaceOfTheFormerOne(TestKafka kafka) {
        ResultTopics topics = new ResultTopics(kafka);
        Settings settings = settings(topics, Map.of());
        topics.write(DAY, 1);
        topics.write(DAY.plusDays(1), 2);
        sinkOnce(settings);
        topics.createOutputAgain();
        topics.write(DAY, "country=*[x]", 3);
        sinkOnce(settings);

        assertEqual(settings);
        assertThat(newest(settings)).isEqualTo(-1);
    }

    @Test
    void aServerThatEvictsIsRefused(TestKafka kafka) {
        ResultTopics topics = new ResultTopics(kafka);
        try (RedisClient client = redis.client()) {
            client.configSet("maxmemory", "100mb");
            client.configSet("maxmemory-policy", "allkeys-lru");
        }

        assertThatThrownBy(() -> sinkOnce(settings(topics, Map.of())))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("maxmemory-policy allkeys-lru");
    }

    @Test
    void aWrongPasswordIsSaidWithoutIt(TestKafka kafka) {
        ResultTopics topics = new ResultTopics(kafka);
        try (RedisClient client = redis.client()) {
            client.configSet("requirepass", "right");
        }
        Settings settings = settings(topics, Map.of("sink.password", "s3cret"));

        assertThatThrownBy(() -> sinkOnce(settings))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("sink.url: Redis refuses: ")
                .hasMessageNotContaining("s3cret");
        topics.write(DAY, 4);
        sinkOnce(settings(topics, Map.of("sink.url", redis.url().replace("//", "//:right@"))));
    }

    private Settings settings(ResultTopics topics, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(Map.of("sink.url", redis.url()));
        all.putAll(more);
        return Settings.of(topics.configuration(all));
    }

    private static void sinkOnce(Settings settings) {
        try (Sink sink = new Sink(settings)) {
            sink.run(true);
        }
    }

    private static void assertEqual(Settings settings) {
        assertThat(SinkCheck.compare(settings, Duration.ofSeconds(10)).differences())
                .isEmpty();
    }
}

package dev.rollcall.app.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.app.testing.ApicurioRegistry;
import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.service.run.Instance;
import dev.rollcall.settings.Settings;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Events in Avro, whose schemas a real registry has. */
@Tag("slow")
@ExtendWith(KafkaExtension.class)
class SchemaRegistryIT {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final int UNKNOWN = 4_711;
    private static final String FIRST =
            "{\"type\":\"record\",\"name\":\"V\",\"fields\":[{\"name\":\"uid\",\"type\":\"string\"}]}";
    // Renamed, with another field in front of it.
    private static final String SECOND =
            "{\"type\":\"record\",\"name\":\"V\",\"fields\":[{\"name\":\"page\",\"type\":\"string\",\"default\":\"\"},"
                    + "{\"name\":\"user_id\",\"type\":\"string\",\"aliases\":[\"uid\"]}]}";

    @TempDir
    private static Path directory;

    private static ApicurioRegistry registry;

    @TempDir
    private Path stateDir;

    @BeforeAll
    static void start() throws Exception {
        registry = ApicurioRegistry.unpacked(directory);
        registry.start();
    }

    @AfterAll
    static void stop() {
        registry.close();
    }

    @Test
    void aRegistryThatIsKilledAndRestartedUnderLoadCostsNothing(TestKafka kafka) throws Exception {
        String topic = kafka.createTopic("events", 2);
        int first = registry.register("killed-value", FIRST);
        try (Instance instance = Instance.start(settings(kafka, topic, "wait"), Clock.systemUTC())) {
            write(kafka, topic, first, "", 0, 2_000);
            awaitRead(instance, 2_000);

            int second = registry.register("killed-value", SECOND);
            registry.kill();
            write(kafka, topic, first, "", 2_000, 3_000);
            write(kafka, topic, second, "p", 3_000, 4_000);
            await().atMost(LIMIT).until(() -> reasons(instance).contains("schema " + second));
            assertThat(instance.health().live().ok()).isTrue();
            assertThat(instance.scrape()).contains("rollcall_schema_awaited " + second + ".0");
            // Long enough for threads to give up and to be replaced.
            await().atMost(LIMIT)
                    .until(() -> instance.scrape().matches("(?s).*rollcall_threads_replaced_total [2-9]\\.0.*"));
            assertThat(instance.health().live().ok()).isTrue();

            registry.start();
            TestKafka.await(instance.caughtUp());
            await().atMost(LIMIT).until(() -> instance.health().ready().ok());
        }
        assertCounted(kafka, 4_000, 0);
    }

    @Test
    void anUnknownIdIsWaitedForOrRejected(TestKafka kafka) {
        String topic = kafka.createTopic("events", 1);
        int known = registry.register("unknown-value", FIRST);
        write(kafka, topic, known, "", 0, 10);
        write(kafka, topic, UNKNOWN, "", 10, 13);
        try (Instance instance = Instance.start(settings(kafka, topic, "wait"), Clock.systemUTC())) {
            await().atMost(LIMIT).until(() -> reasons(instance).contains("schema " + UNKNOWN));
            assertThat(instance.metrics().rejected()).isZero();
        }
        try (Instance instance = Instance.start(settings(kafka, topic, "reject"), Clock.systemUTC())) {
            TestKafka.await(instance.caughtUp());
        }
        assertCounted(kafka, 10, 3);
    }

    private Settings settings(TestKafka kafka, String topic, String unknown) {
        Map<String, String> settings = new HashMap<>();
        settings.put("bootstrap.servers", kafka.bootstrapServers());
        settings.put("application.id", kafka.name("rollcall"));
        settings.put("input.topic", topic);
        settings.put("input.format", "avro");
        settings.put("input.schema.registry.url", registry.url());
        settings.put("input.schema.unknown", unknown);
        settings.put("input.user", "uid");
        settings.put("input.time", "@timestamp");
        settings.put("output.topic", kafka.name("active-users"));
        settings.put("state.dir", stateDir.toString());
        settings.put("visits.partitions", "2");
        settings.put("threads", "2");
        settings.put("http.port", "-1");
        settings.put("kafka.consumer.max.poll.interval.ms", "20000");
        return Settings.of(settings);
    }

    private static String reasons(Instance instance) {
        return String.join(", ", instance.health().ready().reasons());
    }

    private static void awaitRead(Instance instance, long events) {
        await().atMost(LIMIT).until(() -> instance.metrics().read() >= events);
    }

    /** One event for each user. */
    private static void write(TestKafka kafka, String topic, int schema, String page, int from, int to) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int user = from; user < to; user++) {
            records.add(new ProducerRecord<>(topic, null, event(schema, page, "user-" + user)));
        }
        kafka.produceBytes(records);
    }

    private static byte[] event(int schema, String page, String user) {
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        value.writeBytes(ByteBuffer.allocate(5).putInt(1, schema).array());
        if (!page.isEmpty()) {
            value.write(2 * page.length());
            value.writeBytes(page.getBytes(StandardCharsets.UTF_8));
        }
        value.write(2 * user.length());
        value.writeBytes(user.getBytes(StandardCharsets.UTF_8));
        return value.toByteArray();
    }

    private static void assertCounted(TestKafka kafka, long users, long rejected) {
        String accounts = String.join(
                "\n", kafka.readLatest(kafka.name("active-users") + "-accounts").values());
        assertThat(sum(accounts, "first")).as(accounts).isEqualTo(users);
        assertThat(sum(accounts, "repeat")).as(accounts).isZero();
        assertThat(sum(accounts, "read")).as(accounts).isEqualTo(users + rejected);
        assertThat(sum(accounts, "MALFORMED")).as(accounts).isEqualTo(rejected);
    }

    private static long sum(String accounts, String name) {
        return Pattern.compile("\"" + name + "\":(\\d+)")
                .matcher(accounts)
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .sum();
    }
}

package dev.rollcall.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rollcall.app.testing.ApicurioRegistry;
import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.service.ExitStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged program with a real schema registry. */
@Tag("slow")
@ExtendWith(KafkaExtension.class)
class RegistryIT {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
    private static final String AVRO = "{\"type\":\"record\",\"name\":\"V\",\"fields\":["
            + "{\"name\":\"user_id\",\"type\":\"string\"},{\"name\":\"ts\",\"type\":\"long\"}]}";
    private static final String PROTOBUF = "syntax = \"proto3\"; message V { string user_id = 1; int64 ts = 2; }";

    @TempDir
    private static Path unpacked;

    private static ApicurioRegistry registry;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() throws Exception {
        registry = ApicurioRegistry.unpacked(unpacked);
        registry.start();
    }

    @AfterAll
    static void stop() {
        registry.close();
    }

    @ParameterizedTest
    @CsvSource({"avro", "protobuf"})
    void verifyAgreesWithWhatWasCounted(String format, TestKafka kafka) throws Exception {
        boolean avro = format.equals("avro");
        int schema = avro
                ? registry.register(kafka.name("value"), AVRO)
                : registry.register(kafka.name("value"), "PROTOBUF", PROTOBUF);
        List<byte[]> events = new ArrayList<>();
        for (int number = 0; number < 600; number++) {
            long millis = NOON.minusSeconds(number * 400L).toEpochMilli();
            events.add(avro ? avro(schema, "u" + number % 100, millis) : protobuf(schema, "u" + number % 100, millis));
        }
        byte[] broken = events.get(0);
        events.add(ByteBuffer.allocate(broken.length - 2)
                .put(broken, 0, broken.length - 2)
                .array());
        write(kafka, events);
        String file = configuration(kafka, registry.url(), "input.format=" + format);

        done("run", "--until-caught-up", "--config", file);

        assertThat(done("verify", "--config", file))
                .anyMatch(line -> line.matches("Accounts +read 601, .* ignored 0, rejected 1"));
    }

    @Test
    void checkAndVerifySayInOneLineThatTheRegistryDoesNotAnswer(TestKafka kafka) throws Exception {
        int schema = registry.register(kafka.name("value"), AVRO);
        write(kafka, List.of(avro(schema, "u1", NOON.toEpochMilli())));
        done("run", "--until-caught-up", "--config", configuration(kafka, registry.url(), "input.format=avro"));
        String away = configuration(kafka, "http://127.0.0.1:1", "input.format=avro");

        assertThat(ended(ExitStatus.NO, "check", "--config", away))
                .filteredOn(line -> line.contains("registry"))
                .filteredOn(line -> line.contains("does not answer"))
                .singleElement()
                .asString()
                .contains("http://127.0.0.1:1: it does not answer: ");
        assertThat(ended(ExitStatus.FAILED, "verify", "--wait", "PT1S", "--config", away))
                .filteredOn(line -> line.startsWith("schema "))
                .singleElement()
                .asString()
                .isEqualTo("schema " + schema
                        + " cannot be had from http://127.0.0.1:1: it does not answer: ConnectException");
    }

    @Test
    void aRefusedPasswordIsNamedAndTheRightOneIsEnough(TestKafka kafka) throws Exception {
        int schema = registry.register(kafka.name("value"), AVRO);
        write(kafka, List.of(avro(schema, "u1", NOON.toEpochMilli())));
        HttpServer guard = guard("ann", "right");
        try {
            String url = "http://127.0.0.1:" + guard.getAddress().getPort();
            String right = configuration(
                    kafka,
                    url,
                    "input.format=avro",
                    "input.schema.registry.user=ann",
                    "input.schema.registry.password=right");
            done("run", "--until-caught-up", "--config", right);
            done("verify", "--config", right);

            assertThat(ended(
                            ExitStatus.NO, "check", "--config", right, "--set", "input.schema.registry.password=wrong"))
                    .filteredOn(line -> line.contains(url))
                    .filteredOn(line -> line.contains("credentials"))
                    .singleElement()
                    .asString()
                    .contains(
                            url
                                    + ": it refuses the credentials (HTTP 401); check input.schema.registry.user and .password");
        } finally {
            guard.stop(0);
        }
    }

    private static List<String> done(String... arguments) throws Exception {
        return ended(ExitStatus.DONE, arguments);
    }

    private static List<String> ended(int status, String... arguments) throws Exception {
        try (JarProcess process = JarProcess.start(arguments)) {
            List<String> lines = process.rest();
            assertThat(process.status(LIMIT)).as("%s", lines).isEqualTo(status);
            return lines;
        }
    }

    /** Passes on to the registry what comes with the right password. */
    private static HttpServer guard(String user, String password) throws IOException {
        String right = "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
        HttpServer guard = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        guard.createContext("/", exchange -> {
            try (exchange) {
                if (right.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                    passOn(exchange);
                } else {
                    exchange.sendResponseHeaders(401, -1);
                }
            }
        });
        guard.start();
        return guard;
    }

    private static void passOn(HttpExchange exchange) throws IOException {
        try {
            HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(registry.url() + exchange.getRequestURI()))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String configuration(TestKafka kafka, String url, String... more) throws IOException {
        List<String> lines = List.of(
                "bootstrap.servers=" + kafka.bootstrapServers(),
                "application.id=" + kafka.name("rollcall"),
                "input.topic=" + kafka.name("events"),
                "input.schema.registry.url=" + url,
                "output.topic=" + kafka.name("output"),
                "visits.partitions=1",
                "threads=1",
                "http.port=-1",
                "state.dir=" + directory.resolve("state"),
                String.join("\n", more));
        return Files.write(Files.createTempFile(directory, "rollcall", ".properties"), lines)
                .toString();
    }

    private static void write(TestKafka kafka, List<byte[]> events) {
        String topic = kafka.createTopic("events", 1);
        kafka.produceBytes(events.stream()
                .map(event -> new ProducerRecord<byte[], byte[]>(topic, 0, NOON.toEpochMilli(), null, event))
                .toList());
    }

    private static byte[] avro(int schema, String user, long millis) {
        ByteArrayOutputStream event = new ByteArrayOutputStream();
        event.writeBytes(ByteBuffer.allocate(5).putInt(1, schema).array());
        varint(event, 2L * user.length());
        event.writeBytes(user.getBytes(UTF_8));
        varint(event, 2 * millis);
        return event.toByteArray();
    }

    private static byte[] protobuf(int schema, String user, long millis) {
        ByteArrayOutputStream event = new ByteArrayOutputStream();
        event.writeBytes(ByteBuffer.allocate(6).putInt(1, schema).array());
        event.write(0x0A);
        varint(event, user.length());
        event.writeBytes(user.getBytes(UTF_8));
        event.write(0x10);
        varint(event, millis);
        return event.toByteArray();
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        for (; rest >= 0x80; rest >>>= 7) {
            out.write((int) (rest & 0x7F) + 0x80);
        }
        out.write((int) rest);
    }
}

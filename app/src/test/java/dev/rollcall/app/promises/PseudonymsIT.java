package dev.rollcall.app.promises;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.event.RejectReason;
import dev.rollcall.service.audit.AuditResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Looks for users in everything that a Rollcall leaves behind, first in one that keeps them: there they must be found. */
@ExtendWith(KafkaExtension.class)
class PseudonymsIT {
    private static final Instant NOW = Instant.parse("2026-03-20T12:00:00Z");
    private static final List<String> USERS = List.of("ann-7f3a9", "bob-29c1e", "dan-e580b");
    private static final String KEY = "not for other eyes, 32 bytes or more";

    @TempDir
    private Path directory;

    @Test
    void withAKeyNoTopicAndNoStateHoldsAUserAndTheCountsAreTheSame(TestKafka kafka) throws IOException {
        try (Trial plain = new Trial(kafka, directory.resolve("plain"), 2, Map.of())) {
            plain.write(events());
            plain.run(false);
            plain.assertExact();
            assertThat(placesWithUsers(kafka, plain))
                    .contains("state", "visits-repartition", "activity-changelog", "rejected");
            try (Trial replaced =
                    plain.withApplicationId(kafka.name("replaced")).with("user.pseudonym.key", KEY)) {

                replaced.run(false);

                assertThat(placesWithUsers(kafka, replaced)).isEmpty();
                for (String counts : List.of("output.topic", "accounts.topic")) {
                    assertThat(kafka.readLatest(replaced.settings().get(counts)))
                            .isEqualTo(kafka.readLatest(plain.settings().get(counts)))
                            .isNotEmpty();
                }
                assertThat(kafka.read(replaced.settings().get("rejected.topic")))
                        .hasSize(3);
                AuditResult audit = new Audited(replaced, directory).run();
                assertThat(audit.isEqual()).isTrue();
            }
        }
    }

    private static List<SentEvent> events() {
        List<SentEvent> events = new ArrayList<>();
        int day = (int) Math.floorDiv(NOW.getEpochSecond(), 86_400L);
        for (String user : USERS) {
            ExpectedVisit visit = new ExpectedVisit(user, day, List.of("all", "country=", "platform="));
            events.add(SentEvent.counted(bytes(user), bytes(json(user, NOW)), NOW.toEpochMilli(), visit));
        }
        events.add(rejected(json(USERS.get(0), NOW.minus(10, ChronoUnit.DAYS)), NOW, RejectReason.LATE));
        events.add(rejected("{\"user_id\":\"" + USERS.get(1) + "\"}", NOW, RejectReason.NO_TIME));
        events.add(rejected(USERS.get(2) + " is no JSON", NOW, RejectReason.MALFORMED));
        return events;
    }

    private static SentEvent rejected(String value, Instant timestamp, RejectReason reason) {
        return SentEvent.rejected(bytes(USERS.get(0)), bytes(value), timestamp.toEpochMilli(), reason);
    }

    private static String json(String user, Instant time) {
        return "{\"user_id\":\"" + user + "\",\"ts\":\"" + time + "\"}";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    /** Topics by what they are to Rollcall, and {@code state}. */
    private static Set<String> placesWithUsers(TestKafka kafka, Trial trial) throws IOException {
        Set<String> places = new TreeSet<>();
        for (String internal :
                List.of("visits-repartition", "activity-changelog", "changes-repartition", "totals-changelog")) {
            addIfFound(internal, kafka, trial.applicationId() + '-' + internal, places);
        }
        for (String published : List.of("output", "accounts", "rejected")) {
            addIfFound(published, kafka, trial.settings().get(published + ".topic"), places);
        }
        try (Stream<Path> files = Files.walk(Path.of(trial.settings().get("state.dir")))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (hasUser(Files.readAllBytes(file))) {
                    places.add("state");
                }
            }
        }
        return places;
    }

    private static void addIfFound(String place, TestKafka kafka, String topic, Set<String> places) {
        List<ConsumerRecord<byte[], byte[]>> records = kafka.readBytes(topic);
        assertThat(records).as(topic).isNotEmpty();
        if (records.stream().anyMatch(PseudonymsIT::hasUser)) {
            places.add(place);
        }
    }

    private static boolean hasUser(ConsumerRecord<byte[], byte[]> found) {
        boolean inHeaders =
                Stream.of(found.headers().toArray()).map(Header::value).anyMatch(PseudonymsIT::hasUser);
        return inHeaders || hasUser(found.key()) || hasUser(found.value());
    }

    private static boolean hasUser(byte[] bytes) {
        String text = bytes == null ? "" : new String(bytes, ISO_8859_1);
        return USERS.stream().anyMatch(text::contains);
    }
}

package dev.rollcall.app.promises;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.service.run.Instance;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** More rows and larger records than anybody wants, which must not stop the counting all the same. */
@Tag("slow")
@ExtendWith(KafkaExtension.class)
class ManySegmentsIT {
    private static final Instant NOW = Instant.parse("2026-03-20T12:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("2005-01-20T12:00:00Z");
    private static final int FEW_COUNTRIES = 8;

    /** One user's row with all of them has 2.3 MB, and 1.3 MB compressed. */
    private static final int MANY_COUNTRIES = 10_000;

    private static final int COUNTRY_CHARACTERS = 220;

    @TempDir
    private Path stateDir;

    /** An instance is stopped on the way, and another one goes on. */
    @Test
    void oneEventOfDecadesAgoGivesEveryDayARow(TestKafka kafka) {
        try (Trial trial = new Trial(kafka, stateDir, 1, Map.of())) {
            trial.write(IntStream.range(0, FEW_COUNTRIES)
                    .mapToObj(user -> counted("u" + user, "C" + user, user == 0 ? LONG_AGO : NOW))
                    .toList());
            Instance first = trial.start();
            await().pollInterval(Duration.ofMillis(5))
                    .until(() -> first.metrics().rowsDue() > 0);
            trial.stop(first);

            trial.awaitCaughtUp(trial.start());

            trial.assertExact();
        }
    }

    @Test
    void aUserMayHaveThousandsOfSegments(TestKafka kafka) {
        Random random = new Random(1);
        List<SentEvent> events = Stream.generate(() -> counted("u", randomText(random), NOW))
                .limit(MANY_COUNTRIES)
                .toList();
        try (Trial trial = new Trial(kafka, stateDir, 1, Map.of())) {
            trial.write(events);

            trial.awaitCaughtUp(trial.start());

            trial.assertExact();
        }
    }

    private static String randomText(Random random) {
        return random.ints(COUNTRY_CHARACTERS, 'A', 'Z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static SentEvent counted(String user, String country, Instant time) {
        int day = (int) Math.floorDiv(time.getEpochSecond(), 86_400L);
        ExpectedVisit visit = new ExpectedVisit(user, day, List.of("all", "country=" + country, "platform="));
        String json = "{\"user_id\":\"" + user + "\",\"ts\":\"" + time + "\",\"country\":\"" + country + "\"}";
        assertThat(json).isASCII();
        return SentEvent.counted(null, json.getBytes(UTF_8), time.toEpochMilli(), visit);
    }
}

package dev.rollcall.app.promises;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.event.RejectReason;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(KafkaExtension.class)
class RejectedEventsIT {
    private static final Instant NOW = Instant.parse("2026-03-20T12:00:00Z");

    @TempDir
    private Path stateDir;

    @Test
    void everyEventThatCannotBeCountedIsRejectedOnceAsItCame(TestKafka kafka) {
        try (Trial trial = new Trial(kafka, stateDir, 1, Map.of(), Map.of("max.message.bytes", "2000000"))) {
            trial.write(List.of(
                    counted("u1", NOW),
                    rejected("{\"ts\":" + NOW.toEpochMilli() + "}", RejectReason.NO_USER),
                    rejected(json("u".repeat(300), NOW), RejectReason.BAD_USER),
                    rejected("{\"user_id\":\"u1\",\"ts\":\"yesterday\"}", RejectReason.BAD_TIME),
                    rejected(json("u1", NOW.minus(10, ChronoUnit.DAYS)), RejectReason.LATE),
                    rejected(json("u1", NOW.plus(2, ChronoUnit.HOURS)), RejectReason.AHEAD),
                    rejected("no JSON", RejectReason.MALFORMED),
                    rejected("", RejectReason.MALFORMED),
                    SentEvent.rejected(bytes("key"), null, NOW.toEpochMilli(), RejectReason.MALFORMED),
                    rejected("[" + json("u1", NOW) + "]", RejectReason.MALFORMED),
                    rejected(wide(1_000_001), RejectReason.TOO_LARGE),
                    rejected(deep(10_000), RejectReason.MALFORMED),
                    counted("u1", NOW)));

            trial.awaitCaughtUp(trial.start());

            trial.assertExact();
        }
    }

    /** However old an event is: what counts is how far it lies before its own record's timestamp. */
    @Test
    void anEventOfLongAgoCounts(TestKafka kafka) {
        Instant longAgo = NOW.minus(3_000, ChronoUnit.DAYS);
        try (Trial trial = new Trial(kafka, stateDir, 1, Map.of())) {
            trial.write(
                    List.of(counted("u1", NOW), counted("u1", longAgo), counted("u2", NOW), counted("u2", longAgo)));

            trial.awaitCaughtUp(trial.start());

            trial.assertExact();
        }
    }

    private static SentEvent counted(String user, Instant time) {
        int day = (int) Math.floorDiv(time.getEpochSecond(), 86_400L);
        ExpectedVisit visit = new ExpectedVisit(user, day, List.of("all", "country=", "platform="));
        return SentEvent.counted(null, bytes(json(user, time)), time.toEpochMilli(), visit);
    }

    private static SentEvent rejected(String value, RejectReason reason) {
        return SentEvent.rejected(bytes("key of " + reason), bytes(value), NOW.toEpochMilli(), reason);
    }

    private static String json(String user, Instant time) {
        return "{\"user_id\":\"" + user + "\",\"ts\":\"" + time + "\"}";
    }

    /** A valid event of so many bytes. */
    private static String wide(int bytes) {
        String begin = "{\"user_id\":\"u1\",\"ts\":\"" + NOW + "\",\"text\":\"";
        return begin + "x".repeat(bytes - begin.length() - 2) + "\"}";
    }

    private static String deep(int levels) {
        return "{\"x\":" + "[".repeat(levels) + "]".repeat(levels) + ",\"user_id\":\"u1\",\"ts\":\"" + NOW + "\"}";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}

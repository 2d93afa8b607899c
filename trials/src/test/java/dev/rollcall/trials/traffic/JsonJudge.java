package dev.rollcall.trials.traffic;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.rollcall.event.RejectReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Judges events by nothing but their bytes and record timestamp, slowly and by the letter of the rules. */
final class JsonJudge {
    private static final Set<String> WANTED = Set.of("user_id", "ts", "country", "platform");
    private static final String NO_SCALAR = "(invalid)";

    private final JsonFactory json = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(1_000).build())
            .build();

    private final ZoneId zone;

    JsonJudge(ZoneId zone) {
        this.zone = zone;
    }

    /** What an event says, or why it must be rejected. */
    record Judgement(
            String user, long eventMillis, LocalDate day, String country, String platform, RejectReason rejected) {
        static Judgement reject(RejectReason reason) {
            return new Judgement(null, 0, null, null, null, reason);
        }
    }

    Judgement judge(GeneratedEvent event) {
        if (event.value() != null && event.value().length > 1_000_000) {
            return Judgement.reject(RejectReason.TOO_LARGE);
        }
        try {
            return judge(fields(event.value()), event.recordMillis());
        } catch (IOException e) {
            return Judgement.reject(RejectReason.MALFORMED);
        }
    }

    private Judgement judge(Map<String, String> fields, long recordMillis) {
        String user = fields.get("user_id");
        if (user == null) {
            return Judgement.reject(RejectReason.NO_USER);
        }
        if (user.isEmpty() || user.getBytes(StandardCharsets.UTF_8).length > 256) {
            return Judgement.reject(RejectReason.BAD_USER);
        }
        if (fields.get("ts") == null) {
            return Judgement.reject(RejectReason.NO_TIME);
        }
        long eventMillis;
        try {
            eventMillis = millis(fields.get("ts"));
        } catch (DateTimeException e) {
            return Judgement.reject(RejectReason.BAD_TIME);
        }
        if (recordMillis - eventMillis > TimeUnit.DAYS.toMillis(7)) {
            return Judgement.reject(RejectReason.LATE);
        }
        if (eventMillis - recordMillis > TimeUnit.HOURS.toMillis(1)) {
            return Judgement.reject(RejectReason.AHEAD);
        }
        LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(eventMillis), zone);
        return new Judgement(user, eventMillis, day, fields.get("country"), fields.get("platform"), null);
    }

    private static long millis(String time) {
        return time.matches("\\d+")
                ? Long.parseLong(time)
                : OffsetDateTime.parse(time).toInstant().toEpochMilli();
    }

    private Map<String, String> fields(byte[] value) throws IOException {
        if (value == null) {
            throw new IOException("null");
        }
        try (JsonParser parser = json.createParser(value)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("not an object");
            }
            Map<String, String> fields = new HashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                String text = token.isScalarValue() ? parser.getText() : NO_SCALAR;
                parser.skipChildren();
                if (WANTED.contains(name) && token != JsonToken.VALUE_NULL) {
                    fields.putIfAbsent(name, text);
                }
            }
            return fields;
        }
    }
}

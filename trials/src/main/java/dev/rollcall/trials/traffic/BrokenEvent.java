package dev.rollcall.trials.traffic;

import static dev.rollcall.trials.traffic.Wording.text;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.event.RejectReason;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;

/** The ways in which generated events are broken, each with the reason for which it must be rejected. */
enum BrokenEvent {
    NULL_VALUE(RejectReason.MALFORMED, null),
    EMPTY(RejectReason.MALFORMED, ""),
    NO_JSON(RejectReason.MALFORMED, "GET /index.html HTTP/1.1 200 %1$s %2$d"),
    BROKEN_OFF(RejectReason.MALFORMED, "{\"event\":\"scroll\",\"country\":\"FR\",\"user_id\":%1$s,\"platf"),
    ARRAY(RejectReason.MALFORMED, "[{\"user_id\":%1$s,\"ts\":%2$d,\"country\":\"DE\",\"platform\":\"web\"}]"),
    NO_USER(RejectReason.NO_USER, "{\"event\":\"app_open\",\"ts\":%2$d,\"country\":\"US\",\"platform\":\"ios\"}"),
    NULL_USER(RejectReason.NO_USER, "{\"user_id\":null,\"ts\":%2$d,\"country\":\"IN\",\"platform\":\"web\"}"),
    LONG_USER(
            RejectReason.BAD_USER,
            "{\"ts\":%2$d,\"user_id\":\"" + "user-".repeat(60) + "\",\"country\":\"MX\",\"platform\":\"web\"}"),
    /** 100 characters and 300 bytes: the limit is one of bytes. */
    WIDE_USER(
            RejectReason.BAD_USER,
            "{\"ts\":%2$d,\"user_id\":\"" + "\u20AC".repeat(100) + "\",\"country\":\"FR\",\"platform\":\"web\"}"),
    NO_TIME(RejectReason.NO_TIME, "{\"user_id\":%1$s,\"country\":\"GB\",\"platform\":\"android\"}"),
    YESTERDAY(RejectReason.BAD_TIME, "{\"user_id\":%1$s,\"ts\":\"yesterday\",\"country\":\"JP\",\"platform\":\"ios\"}"),
    TEN_DAYS_LATE(RejectReason.LATE, BrokenEvent.SOUND, Duration.ofDays(-10)),
    TWO_HOURS_AHEAD(RejectReason.AHEAD, BrokenEvent.SOUND, Duration.ofHours(2)),
    /** The field that is nested 10,000 deep stands before the wanted ones. */
    DEEP_FIRST(
            RejectReason.MALFORMED,
            "{\"trace\":" + "[".repeat(10_000) + "]".repeat(10_000)
                    + ",\"user_id\":%1$s,\"ts\":%2$d,\"country\":\"ID\",\"platform\":\"web\"}"),
    /** The field that is nested 10,000 deep stands behind the wanted ones. */
    DEEP_LAST(
            RejectReason.MALFORMED,
            "{\"user_id\":%1$s,\"ts\":%2$d,\"country\":\"ID\",\"platform\":\"web\",\"trace\":"
                    + "{\"in\":".repeat(10_000) + "0" + "}".repeat(10_000) + "}"),
    /** 1.2 million bytes, in themselves sound. */
    HUGE(RejectReason.TOO_LARGE, BrokenEvent.SOUND);

    private static final String SOUND =
            "{\"user_id\":%1$s,\"ts\":%2$d,\"country\":\"CA\",\"platform\":\"android\",\"event\":\"search\"}";
    private static final int HUGE_BYTES = 1_200_000;
    private static final long DEEP_EVERY = 100_000;
    private static final long HUGE_EVERY = 200_000;
    private static final List<BrokenEvent> COMMON = List.copyOf(EnumSet.range(NULL_VALUE, TWO_HOURS_AHEAD));

    private final RejectReason reason;
    private final String format;
    private final long offsetMillis;

    BrokenEvent(RejectReason reason, String format) {
        this(reason, format, Duration.ZERO);
    }

    BrokenEvent(RejectReason reason, String format, Duration offset) {
        this.reason = reason;
        this.format = format;
        this.offsetMillis = offset.toMillis();
    }

    /** Whether the event of this number is one of the few that are enormous. */
    static boolean isEnormous(long index) {
        return index % DEEP_EVERY == DEEP_EVERY / 2 || index % HUGE_EVERY == HUGE_EVERY / 10;
    }

    /** How the event of this number is broken: the large kinds come at fixed distances, the others at random. */
    static BrokenEvent of(long index, SplittableRandom random) {
        if (!isEnormous(index)) {
            return COMMON.get(random.nextInt(COMMON.size()));
        }
        if (index % HUGE_EVERY == HUGE_EVERY / 10) {
            return HUGE;
        }
        return index % HUGE_EVERY < DEEP_EVERY ? DEEP_FIRST : DEEP_LAST;
    }

    /** Writes the event as a record of this timestamp, in milliseconds since 1970. */
    GeneratedEvent write(Session session, long recordMillis) {
        long eventMillis = recordMillis + offsetMillis;
        return GeneratedEvent.broken(bytes(session, eventMillis), recordMillis, eventMillis, reason);
    }

    private byte[] bytes(Session session, long eventMillis) {
        if (format == null) {
            return null;
        }
        String user = "\"" + Population.identifier(session.user()) + "\"";
        String json = text(format, user, eventMillis);
        if (this == HUGE) {
            // Spaces between the last field and the end keep it JSON.
            json = json.substring(0, json.length() - 1) + " ".repeat(HUGE_BYTES - json.length()) + "}";
        }
        return json.getBytes(UTF_8);
    }
}

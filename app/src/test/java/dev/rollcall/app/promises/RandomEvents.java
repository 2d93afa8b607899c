package dev.rollcall.app.promises;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.event.RejectReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random events of a few weeks in UTC: with dimensions, duplicates, days out of order, and a tenth that must be rejected. */
final class RandomEvents {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long FIRST_DAY = 20_000;
    private static final int DAYS = 45;
    private static final int USERS = 3_000;
    private static final List<String> COUNTRIES = List.of("DE", "CN", "US", "");
    private static final List<String> PLATFORMS = List.of("web", "ios");

    private final Random random;
    private final List<SentEvent> sent = new ArrayList<>();

    /** The seed is printed, so that a failure can be repeated. */
    RandomEvents(String test, long seed) {
        System.err.println(test + ": random events of seed " + seed);
        random = new Random(seed);
    }

    /** The next events; some are the same as earlier ones. */
    List<SentEvent> next(int count) {
        int from = sent.size();
        for (int i = 0; i < count; i++) {
            sent.add(one());
        }
        return List.copyOf(sent.subList(from, sent.size()));
    }

    private SentEvent one() {
        int kind = random.nextInt(100);
        if (kind < 10 && !sent.isEmpty()) {
            return sent.get(random.nextInt(sent.size()));
        }
        return kind < 20 ? rejected() : counted();
    }

    private SentEvent counted() {
        long time = time();
        String user = user();
        String country = COUNTRIES.get(random.nextInt(COUNTRIES.size()));
        String platform = PLATFORMS.get(random.nextInt(PLATFORMS.size()));
        List<String> segments = List.of("all", "country=" + country, "platform=" + platform);
        return SentEvent.counted(
                key(),
                json(user, time, country, platform),
                time + random.nextLong(7 * DAY),
                new ExpectedVisit(user, (int) Math.floorDiv(time, DAY), segments));
    }

    private SentEvent rejected() {
        long time = time();
        byte[] valid = json(user(), time, "DE", "web");
        return switch (random.nextInt(7)) {
            case 0 -> SentEvent.rejected(key(), valid, time + 7 * DAY + 1, RejectReason.LATE);
            case 1 -> SentEvent.rejected(key(), valid, time - 2 * 3_600_000, RejectReason.AHEAD);
            case 2 -> SentEvent.rejected(key(), bytes("{\"ts\":" + time + "}"), time, RejectReason.NO_USER);
            case 3 -> SentEvent.rejected(key(), bytes("{\"user_id\":\"u1\"}"), time, RejectReason.NO_TIME);
            case 4 ->
                SentEvent.rejected(
                        key(), bytes("{\"user_id\":\"u1\",\"ts\":\"yesterday\"}"), time, RejectReason.BAD_TIME);
            case 5 -> SentEvent.rejected(key(), null, time, RejectReason.MALFORMED);
            default -> SentEvent.rejected(key(), bytes("no JSON " + random.nextInt()), time, RejectReason.MALFORMED);
        };
    }

    private long time() {
        return FIRST_DAY * DAY + random.nextLong(DAYS * DAY);
    }

    /** Some users come often, most seldom. */
    private String user() {
        return "u" + random.nextInt(1 + random.nextInt(USERS));
    }

    private byte[] key() {
        return random.nextBoolean() ? null : bytes("key " + random.nextInt(10));
    }

    private static byte[] json(String user, long time, String country, String platform) {
        String where = country.isEmpty() ? "" : ",\"country\":\"" + country + "\"";
        return bytes(
                "{\"user_id\":\"" + user + "\",\"device\":{\"os\":\"" + platform + "\"},\"ts\":" + time + where + "}");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}

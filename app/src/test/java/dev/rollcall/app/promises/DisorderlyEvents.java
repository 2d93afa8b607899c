package dev.rollcall.app.promises;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rollcall.report.ReportRow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Random events of 33 years in any order: users come back after years, most days have few events and two years have none, and many
 * events are within hours of a midnight or of a change of the clocks. Each has the timestamp of its own time.
 */
final class DisorderlyEvents {
    private static final LocalDate FIRST = LocalDate.parse("1986-01-01");
    private static final LocalDate QUIET_FROM = FIRST.plusYears(18);
    private static final LocalDate QUIET_UNTIL = QUIET_FROM.plusYears(2);
    private static final int DAYS = 33 * 365;
    private static final int USERS = 1_000;
    private static final int EVENTS_PER_USER = 10;

    private static final Duration NEARBY = Duration.ofHours(3);

    private final Random random;
    private final ZoneId zone;

    /** The seed is printed, so that a failure can be repeated. */
    DisorderlyEvents(ZoneId zone, long seed) {
        System.err.println("disorderly events in " + zone + " of seed " + seed);
        this.random = new Random(seed);
        this.zone = zone;
    }

    /** The events, in an order that has nothing to do with their times; some are there twice. */
    List<SentEvent> shuffled() {
        List<SentEvent> events = new ArrayList<>();
        for (int user = 0; user < USERS; user++) {
            for (int i = random.nextInt(2 * EVENTS_PER_USER); i >= 0; i--) {
                Instant time = time();
                if (!isQuiet(time)) {
                    events.add(event("user " + user, time));
                }
            }
        }
        events.addAll(events.subList(0, events.size() / 10));
        Collections.shuffle(events, random);
        return events;
    }

    private Instant time() {
        LocalDate day = FIRST.plusDays(random.nextInt(DAYS));
        return switch (random.nextInt(4)) {
            case 0 -> start(day);
            case 1 -> start(day).minusMillis(1);
            case 2 -> changeAfter(start(day)).plusMillis(random.nextLong(-NEARBY.toMillis(), NEARBY.toMillis()));
            default -> start(day).plusSeconds(random.nextInt(86_400));
        };
    }

    /** When the clocks change next; the same time if they never do again. */
    private Instant changeAfter(Instant time) {
        ZoneOffsetTransition next = zone.getRules().nextTransition(time);
        return next == null ? time : next.getInstant();
    }

    private boolean isQuiet(Instant time) {
        return time.isAfter(start(QUIET_FROM)) && time.isBefore(start(QUIET_UNTIL));
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private SentEvent event(String user, Instant time) {
        byte[] value = ("{\"user_id\":\"" + user + "\"}").getBytes(UTF_8);
        int day = (int) LocalDate.ofInstant(time, zone).toEpochDay();
        return SentEvent.counted(
                null, value, time.toEpochMilli(), new ExpectedVisit(user, day, List.of(ReportRow.ALL)));
    }
}

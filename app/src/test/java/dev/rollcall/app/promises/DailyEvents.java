package dev.rollcall.app.promises;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Events at noon, day by day, each with the timestamp of its own time. */
final class DailyEvents {
    static final LocalDate FIRST = LocalDate.parse("2026-01-01");

    private DailyEvents() {}

    /** Two events a day, one for each of two partitions: of a user who comes once, and of one who always comes. */
    static List<SentEvent> days(int days) {
        List<SentEvent> events = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            events.add(event("once " + day, FIRST.plusDays(day)));
            events.add(event("always", FIRST.plusDays(day)));
        }
        return events;
    }

    static SentEvent event(String user, LocalDate day) {
        return event(user, Instant.parse(day + "T12:00:00Z"));
    }

    static SentEvent event(String user, Instant time) {
        byte[] value = ("{\"user_id\":\"" + user + "\",\"ts\":\"" + time + "\"}").getBytes(UTF_8);
        int day = (int) Math.floorDiv(time.getEpochSecond(), 86_400L);
        return SentEvent.counted(null, value, time.toEpochMilli(), new ExpectedVisit(user, day, List.of()));
    }
}

package dev.rollcall.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.report.FirstVisit;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The topic that says of every user when they became active, and where. */
class FirstVisitsTopologyTest {
    private static final LocalDate DAY = LocalDate.parse("2026-03-20");

    @TempDir
    private Path stateDir;

    private final Map<String, NavigableSet<LocalDate>> known = new HashMap<>();

    /** In random order, with several users, days and countries, each becomes known once, with what was known before. */
    @Test
    void everyUserDayAndSegmentComesOnceWithTheDayBefore() {
        Random random = new Random(5);
        List<FirstVisit> expected = new ArrayList<>();
        try (TestRollcall rollcall = rollcall()) {
            for (int event = 0; event < 1_000; event++) {
                String user = "user-" + random.nextInt(10);
                String country = List.of("DE", "FR", "").get(random.nextInt(3));
                LocalDate day = DAY.plusDays(random.nextInt(random.nextBoolean() ? 5 : 1_000));
                send(rollcall, user, country, day);
                visit(user, country, day).ifPresent(expected::add);
            }

            assertThat(rollcall.firstVisits()).isEqualTo(expected);
        }
    }

    @Test
    void aRecordIsOneJsonObjectWithTheUserAsItsKey() {
        try (TestRollcall rollcall = rollcall()) {
            send(rollcall, "u1", "DE", DAY);
            send(rollcall, "u1", "FR", DAY);
            send(rollcall, "u1", "FR", DAY.plusDays(2));

            assertThat(rollcall.read("first"))
                    .extracting(first -> new String(first.key(), UTF_8) + " " + new String(first.value(), UTF_8))
                    .containsExactly(
                            "u1 {\"user\":\"u1\",\"day\":\"2026-03-20\",\"segments\":[{\"segment\":\"all\",\"new\":true},"
                                    + "{\"segment\":\"country=DE\",\"new\":true}]}",
                            "u1 {\"user\":\"u1\",\"day\":\"2026-03-20\",\"segments\":[{\"segment\":\"country=FR\",\"new\":true}]}",
                            "u1 {\"user\":\"u1\",\"day\":\"2026-03-22\",\"segments\":[{\"segment\":\"all\",\"new\":false,"
                                    + "\"previous\":\"2026-03-20\"},{\"segment\":\"country=FR\",\"new\":false,\"previous\":\"2026-03-20\"}]}");
        }
    }

    @Test
    void usersMayHaveAnyCharacters() {
        try (TestRollcall rollcall = rollcall()) {
            send(rollcall, "q\\\"\\\\ \\u00fc\\u0001 \\ud83d\\ude00", "DE", DAY);

            assertThat(rollcall.firstVisits())
                    .extracting(FirstVisit::user)
                    .containsExactly("q\"\\ \u00fc\u0001 \ud83d\ude00");
        }
    }

    private TestRollcall rollcall() {
        return new TestRollcall(
                stateDir,
                Map.of("first-visits.topic", "first", "dimensions", "country", "time.max-lateness", "P2000D"));
    }

    private static void send(TestRollcall rollcall, String user, String country, LocalDate day) {
        Instant time = day.atTime(12, 0).toInstant(ZoneOffset.UTC);
        rollcall.event("{\"user_id\":\"" + user + "\",\"ts\":\"" + time + "\",\"country\":\"" + country + "\"}", time);
    }

    private Optional<FirstVisit> visit(String user, String country, LocalDate day) {
        List<FirstVisit.Segment> segments = new ArrayList<>();
        for (String segment : List.of("all", "country=" + country)) {
            NavigableSet<LocalDate> days = known.computeIfAbsent(user + " " + segment, unknown -> new TreeSet<>());
            Optional<LocalDate> previous = Optional.ofNullable(days.lower(day));
            if (days.add(day)) {
                segments.add(new FirstVisit.Segment(segment, previous));
            }
        }
        return segments.isEmpty() ? Optional.empty() : Optional.of(new FirstVisit(user, day, segments));
    }
}

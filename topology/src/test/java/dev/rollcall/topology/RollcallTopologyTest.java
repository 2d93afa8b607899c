package dev.rollcall.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.rollcall.event.RejectReason;
import dev.rollcall.report.Accounts;
import dev.rollcall.report.RejectedHeaders;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollcallTopologyTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    private Path stateDir;

    @Test
    void aUserComesBackOnTheSameDayAndCountsOnce() {
        try (TestRollcall rollcall = rollcall()) {
            rollcall.event("ann", "2026-11-22T08:00:00Z").event("ann", "2026-11-22T23:59:59.999Z");

            assertThat(rollcall.report("all")).containsExactly(entry("2026-11-22", "1/1/1/1"));
            assertThat(rollcall.accounts().first()).isEqualTo(1);
            assertThat(rollcall.accounts().repeat()).isEqualTo(1);
        }
    }

    @Test
    void anEventThatIsNoActivityIsIgnoredAndTheAccountsBalance() {
        try (TestRollcall rollcall = rollcall("input.where", "bot!=true")) {
            rollcall.event("ann", "2026-11-22T12:00:00Z")
                    .event("{\"user_id\":\"bob\",\"ts\":1795348800,\"bot\":true}", NOON.plusSeconds(1))
                    .event("{\"bot\":true}", NOON)
                    .event("{\"bot\":false}", NOON);

            assertThat(rollcall.report("all")).containsExactly(entry("2026-11-22", "1/1/1/1"));
            assertThat(rollcall.accounts())
                    .isEqualTo(new Accounts(
                            "events", 0, 4, 1, 0, 2, Map.of(RejectReason.NO_USER, 1L), 0, NOON.plusSeconds(1)))
                    .returns(true, Accounts::balances);
        }
    }

    @Test
    void eachElementOfARecordIsAnEventAndABrokenOneIsRejectedAlone() {
        try (TestRollcall rollcall = rollcall("input.each", "/batch", "input.where", "bot!=true")) {
            String broken = "{\"ts\":1795348800}";
            rollcall.event(
                            "{\"batch\":[{\"user_id\":\"ann\",\"ts\":1795348800}," + broken
                                    + ",{\"user_id\":\"bob\",\"ts\":1795348800},{\"bot\":true}]}",
                            NOON)
                    .event("{\"batch\":[]}", NOON)
                    .event("{\"batch\":[{\"user_id\":\"cas\",\"ts\":1795348800},{]}", NOON)
                    .event("{\"batch\":[{\"user_id\":\"ann\",\"ts\":1795348800}]}", NOON);

            assertThat(rollcall.report("all")).containsExactly(entry("2026-11-22", "2/2/2/2"));
            assertThat(rollcall.accounts())
                    .isEqualTo(new Accounts(
                            "events",
                            0,
                            7,
                            2,
                            1,
                            2,
                            Map.of(RejectReason.NO_USER, 1L, RejectReason.MALFORMED, 1L),
                            0,
                            NOON))
                    .returns(true, Accounts::balances);
            List<TestRecord<byte[], byte[]>> rejected = rollcall.rejected();
            assertThat(rejected).hasSize(2);
            assertThat(new String(rejected.get(0).value(), UTF_8)).isEqualTo(broken);
            assertThat(header(rejected.get(0), RejectedHeaders.INDEX)).isEqualTo("1");
            assertThat(header(rejected.get(0), RejectedHeaders.OFFSET)).isEqualTo("0");
            assertThat(rejected.get(1).headers().lastHeader(RejectedHeaders.INDEX))
                    .isNull();
            assertThat(rollcall.metrics().read()).isEqualTo(7);
        }
    }

    @Test
    void partitionsOfSeveralTopicsInOneTaskKeepTheirAccountsApart() {
        try (TestRollcall rollcall = rollcall("input.topic", "web, app")) {
            TopicPartition web = new TopicPartition("web", 0);
            TopicPartition app = new TopicPartition("app", 0);
            rollcall.poll(web, 0, NOON, "ann", "bob")
                    .poll(app, 5, NOON.plusSeconds(60), "ann", "cas", "cas")
                    .poll(new TopicPartition("app", 4), 0, NOON.plusSeconds(120), "dee", "")
                    .poll(web, 2, NOON.plusSeconds(180), "eve");

            assertThat(rollcall.report("all")).containsExactly(entry("2026-11-22", "5/5/5/5"));
            assertThat(rollcall.allAccounts())
                    .isEqualTo(Map.of(
                            "web-0", new Accounts("web", 0, 3, 3, 0, 0, Map.of(), 2, NOON.plusSeconds(180)),
                            "app-0", new Accounts("app", 0, 3, 1, 2, 0, Map.of(), 5, NOON.plusSeconds(60)),
                            "app-4",
                                    new Accounts(
                                            "app",
                                            4,
                                            2,
                                            1,
                                            0,
                                            0,
                                            Map.of(RejectReason.BAD_USER, 1L),
                                            0,
                                            NOON.plusSeconds(120))));
            assertThat(rollcall.rejected()).singleElement().satisfies(rejected -> {
                assertThat(header(rejected, RejectedHeaders.TOPIC)).isEqualTo("app");
                assertThat(header(rejected, RejectedHeaders.PARTITION)).isEqualTo("4");
            });
        }
    }

    @Test
    void aNumberAndTheSameDigitsAsTextAreTheSameUser() {
        try (TestRollcall rollcall = rollcall()) {
            rollcall.event("{\"user_id\":42,\"ts\":1795348800}", NOON)
                    .event("{\"user_id\":\"42\",\"ts\":1795348800}", NOON);

            assertThat(rollcall.report("all")).containsExactly(entry("2026-11-22", "1/1/1/1"));
        }
    }

    @Test
    void windowsEndOnTheReportedDayAndDaysWithoutEventsAreReported() {
        try (TestRollcall rollcall = rollcall()) {
            rollcall.event("ann", "2026-11-01T12:00:00Z")
                    .event("bob", "2026-11-07T12:00:00Z")
                    .event("ann", "2026-11-09T12:00:00Z");

            assertThat(rollcall.report("all"))
                    .containsExactly(
                            entry("2026-11-01", "1/1/1/1"),
                            entry("2026-11-02", "0/1/1/0"),
                            entry("2026-11-03", "0/1/1/0"),
                            entry("2026-11-04", "0/1/1/0"),
                            entry("2026-11-05", "0/1/1/0"),
                            entry("2026-11-06", "0/1/1/0"),
                            entry("2026-11-07", "1/2/2/1"),
                            entry("2026-11-08", "0/1/2/0"),
                            entry("2026-11-09", "1/2/2/0"));
        }
    }

    @Test
    void anEarlierDayThatArrivesLaterMovesTheDayOnWhichTheUserIsNew() {
        try (TestRollcall rollcall = rollcall()) {
            rollcall.event("ann", "2026-11-22T12:00:00Z").event("ann", "2026-11-20T12:00:00Z");

            assertThat(rollcall.report("all"))
                    .containsExactly(
                            entry("2026-11-20", "1/1/1/1"),
                            entry("2026-11-21", "0/1/1/0"),
                            entry("2026-11-22", "1/1/1/0"));
        }
    }

    @Test
    void theDayIsThatOfTheZone() {
        try (TestRollcall rollcall = rollcall("zone", "Asia/Shanghai")) {
            rollcall.event("ann", "2026-11-21T15:59:59Z").event("ann", "2026-11-21T16:00:00Z");

            assertThat(rollcall.report("all").keySet()).containsExactly("2026-11-21", "2026-11-22");
        }
    }

    @Test
    void aUserCountsOncePerSegmentAndSegmentsMayAddUpToMore() {
        try (TestRollcall rollcall = rollcall("dimensions", "country,os=device.os")) {
            rollcall.event(
                            "{\"user_id\":\"ann\",\"ts\":1795348800,\"country\":\"DE\",\"device\":{\"os\":\"ios\"}}",
                            NOON)
                    .event(
                            "{\"user_id\":\"ann\",\"ts\":1795348800,\"country\":\"FR\",\"device\":{\"os\":\"ios\"}}",
                            NOON)
                    .event("{\"user_id\":\"bob\",\"ts\":1795348800,\"device\":{\"os\":\"ios\"}}", NOON);

            assertThat(rollcall.report("all")).containsExactly(entry("2026-11-22", "2/2/2/2"));
            assertThat(rollcall.report("country=DE")).containsExactly(entry("2026-11-22", "1/1/1/1"));
            assertThat(rollcall.report("country=FR")).containsExactly(entry("2026-11-22", "1/1/1/1"));
            assertThat(rollcall.report("country=")).containsExactly(entry("2026-11-22", "1/1/1/1"));
            assertThat(rollcall.report("os=ios")).containsExactly(entry("2026-11-22", "2/2/2/2"));
        }
    }

    @Test
    void everySegmentHasARowForEveryDayThatIsReported() {
        try (TestRollcall rollcall = rollcall("dimensions", "country")) {
            rollcall.event("{\"user_id\":\"ann\",\"ts\":1795348800,\"country\":\"DE\"}", NOON)
                    .event("{\"user_id\":\"bob\",\"ts\":1795521600,\"country\":\"FR\"}", NOON.plus(Duration.ofDays(2)));

            assertThat(rollcall.report("country=DE"))
                    .containsExactly(
                            entry("2026-11-22", "1/1/1/1"),
                            entry("2026-11-23", "0/1/1/0"),
                            entry("2026-11-24", "0/1/1/0"));
            assertThat(rollcall.report("country=FR"))
                    .containsExactly(
                            entry("2026-11-22", "0/0/0/0"),
                            entry("2026-11-23", "0/0/0/0"),
                            entry("2026-11-24", "1/1/1/1"));
        }
    }

    @Test
    void latenessIsJudgedByTheRecordTimestampOfTheSameEvent() {
        try (TestRollcall rollcall = rollcall()) {
            rollcall.event("{\"user_id\":\"ann\",\"ts\":\"2026-11-15T12:00:00Z\"}", NOON)
                    .event("{\"user_id\":\"bob\",\"ts\":\"2026-11-15T11:59:59.999Z\"}", NOON)
                    .event("{\"user_id\":\"cas\",\"ts\":\"2026-11-22T13:00:00Z\"}", NOON)
                    .event("{\"user_id\":\"dee\",\"ts\":\"2026-11-22T13:00:00.001Z\"}", NOON);

            assertThat(rollcall.accounts().first()).isEqualTo(2);
            assertThat(rollcall.accounts().rejected())
                    .containsExactly(entry(RejectReason.LATE, 1L), entry(RejectReason.AHEAD, 1L));
        }
    }

    @Test
    void aRejectedEventIsPassedOnAsItCameWithTheReasonInItsHeaders() {
        try (TestRollcall rollcall = rollcall()) {
            RecordHeaders headers = new RecordHeaders();
            headers.add("trace", "abc".getBytes(UTF_8));
            TestRecord<byte[], byte[]> event =
                    new TestRecord<>("k".getBytes(UTF_8), "no json".getBytes(UTF_8), headers, NOON.toEpochMilli());

            rollcall.event("ann", "2026-11-22T12:00:00Z").event(event);

            assertThat(rollcall.rejected()).singleElement().satisfies(rejected -> {
                assertThat(rejected.key()).isEqualTo(event.key());
                assertThat(rejected.value()).isEqualTo(event.value());
                assertThat(rejected.getRecordTime()).isEqualTo(NOON);
                assertThat(header(rejected, "trace")).isEqualTo("abc");
                assertThat(header(rejected, RejectedHeaders.REASON)).isEqualTo("MALFORMED");
                assertThat(header(rejected, RejectedHeaders.DETAIL)).isNotBlank();
                assertThat(header(rejected, RejectedHeaders.TOPIC)).isEqualTo("events");
                assertThat(header(rejected, RejectedHeaders.PARTITION)).isEqualTo("0");
                assertThat(header(rejected, RejectedHeaders.OFFSET)).isEqualTo("1");
            });
        }
    }

    @Test
    void aRejectedEventIsInTheMetricsOnce() {
        try (TestRollcall rollcall = rollcall()) {
            rollcall.event("u1", "2026-11-22T10:00:00Z")
                    .event("no JSON", Instant.parse("2026-11-22T10:00:00Z"))
                    .event("u1", "2026-11-22T11:00:00Z");

            assertThat(rollcall.metrics().read()).isEqualTo(3);
            assertThat(rollcall.metrics().rejected()).isEqualTo(1);
        }
    }

    /** Whatever is read first, every event counts: of three partitions of different age each may come first. */
    @Test
    void daysOfYearsAgoCountInWhateverOrderTheyCome() {
        List<Integer> days = new ArrayList<>(
                IntStream.range(0, 150).map(week -> 19_358 + week * 7).boxed().toList());
        Map<String, String> inOrder = reportOf(days);

        Collections.reverse(days);
        assertThat(reportOf(days)).isEqualTo(inOrder);
        Collections.shuffle(days, new Random(7));
        assertThat(reportOf(days)).isEqualTo(inOrder);
    }

    /** Of two users a day, one of whom is there every week. */
    private Map<String, String> reportOf(List<Integer> days) {
        try (TestRollcall rollcall =
                new TestRollcall(stateDir.resolve(UUID.randomUUID().toString()), Map.of())) {
            for (int day : days) {
                String time = LocalDate.ofEpochDay(day) + "T12:00:00Z";
                rollcall.event("ann", time).event("u" + day % 20, time);
            }
            assertThat(rollcall.accounts().first()).isEqualTo(2L * days.size());
            return rollcall.report("all");
        }
    }

    @Test
    void everyEventIsInTheAccounts() {
        try (TestRollcall rollcall = rollcall()) {
            rollcall.event("ann", "2026-11-22T12:00:00Z")
                    .event("ann", "2026-11-22T12:00:00Z")
                    .event((String) null, NOON)
                    .event("", NOON)
                    .event("[]", NOON)
                    .event("{\"ts\":1}", NOON)
                    .event("{\"user_id\":true,\"ts\":1}", NOON)
                    .event("{\"user_id\":\"a\"}", NOON)
                    .event("{\"user_id\":\"a\",\"ts\":\"yesterday\"}", NOON);

            assertThat(rollcall.accounts().balances()).isTrue();
            assertThat(rollcall.accounts().read()).isEqualTo(9);
            assertThat(rollcall.accounts().rejected())
                    .containsOnly(
                            entry(RejectReason.MALFORMED, 3L),
                            entry(RejectReason.NO_USER, 1L),
                            entry(RejectReason.BAD_USER, 1L),
                            entry(RejectReason.NO_TIME, 1L),
                            entry(RejectReason.BAD_TIME, 1L));
        }
    }

    @Test
    void userAndTimeMayBeThoseOfTheRecord() {
        try (TestRollcall rollcall = rollcall("input.user", "@key", "input.time", "@timestamp")) {
            rollcall.event(new TestRecord<>("ann".getBytes(UTF_8), new byte[0], NOON));

            assertThat(rollcall.report("all")).containsExactly(entry("2026-11-22", "1/1/1/1"));
        }
    }

    private TestRollcall rollcall(String... settings) {
        Map<String, String> map = new HashMap<>();
        for (int index = 0; index < settings.length; index += 2) {
            map.put(settings[index], settings[index + 1]);
        }
        return new TestRollcall(stateDir, map);
    }

    private static String header(TestRecord<byte[], byte[]> event, String name) {
        return new String(event.headers().lastHeader(name).value(), UTF_8);
    }
}

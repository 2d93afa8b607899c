package dev.rollcall.service.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rollcall.app.testing.KafkaExtension;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.event.RejectReason;
import dev.rollcall.report.Accounts;
import dev.rollcall.report.Counts;
import dev.rollcall.report.Period;
import dev.rollcall.report.ReportRow;
import dev.rollcall.report.RetentionRow;
import dev.rollcall.service.report.range.CalendarPeriod;
import dev.rollcall.service.report.range.DayGaps;
import dev.rollcall.service.report.range.Growth;
import dev.rollcall.service.report.range.History;
import dev.rollcall.service.report.range.Ranges;
import dev.rollcall.service.testing.TestJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The API over what was published, with real topics. */
@ExtendWith(KafkaExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HttpApiIT {
    private static final OpenApi DESCRIBED = OpenApi.read();
    private static final String ACTIVE_USERS = "/api/v1/active-users";
    private static final String UNIQUE_USERS = "/api/v1/unique-users";
    private static final LocalDate FIRST = LocalDate.parse("2026-08-27");
    private static final History HISTORY = History.random(5, FIRST, 88, 60);
    private static final String CITY = "city=Köln 東京";

    private TestKafka kafka;
    private String output;
    private TestHttp http;

    @BeforeAll
    void publish(TestKafka broker) {
        kafka = broker;
        output = kafka.createTopic("output", 1, Map.of("cleanup.policy", "compact"));
        String accounts = kafka.createTopic("accounts", 1, Map.of("cleanup.policy", "compact"));
        String gaps = kafka.createTopic("gaps", 1, Map.of("cleanup.policy", "compact"));
        String retention = kafka.createTopic("retention", 1, Map.of("cleanup.policy", "compact"));
        String input = kafka.createTopic("events", 2);
        kafka.produceBytes(Stream.of("all", CITY)
                .flatMap(segment -> HISTORY.gaps(segment).stream())
                .map(row -> new ProducerRecord<>(gaps, row.key(), row.value()))
                .toList());
        kafka.produceBytes(HISTORY.retention(Period.WEEK, "all").stream()
                .map(row -> new ProducerRecord<>(retention, row.key(), row.value()))
                .toList());
        kafka.produceBytes(Stream.of(
                        row("2026-11-21", "all", 4),
                        row("2026-11-22", "all", 5),
                        row("2026-11-22", "all", 6),
                        row("2026-11-22", CITY, 2))
                .map(this::record)
                .toList());
        Accounts one = new Accounts(input, 0, 10, 6, 3, Map.of(RejectReason.LATE, 1L));
        Accounts other = new Accounts(input, 1, 5, 5, 0, Map.of());
        kafka.produceBytes(Stream.of(one, other)
                .map(it -> new ProducerRecord<>(accounts, it.key(), it.value()))
                .toList());
        http = new TestHttp(Map.of(
                "bootstrap.servers", kafka.bootstrapServers(),
                "application.id", kafka.name("rollcall"),
                "input.topic", input,
                "output.topic", output,
                "gaps.topic", gaps,
                "retention.topic", retention,
                "accounts.topic", accounts));
        Awaitility.await().until(() -> http.get(ACTIVE_USERS).statusCode() == 200);
    }

    @AfterAll
    void stop() {
        http.close();
    }

    private static ReportRow row(String day, String segment, long dau) {
        return new ReportRow(
                LocalDate.parse(day), ZoneId.of("UTC"), segment, new Counts(dau, 10 * dau, 20 * dau, 1, 0, 0, 0, 0, 0));
    }

    private ProducerRecord<byte[], byte[]> record(ReportRow row) {
        return new ProducerRecord<>(output, row.key(), row.value());
    }

    @Test
    void theLatestRowOfEveryDayIsServed() {
        String body = http.get(ACTIVE_USERS).body();

        assertThat(body)
                .contains("\"segment\":\"all\",\"zone\":\"UTC\",\"windows\":{\"wau\":7,\"mau\":30}")
                .contains("{\"day\":\"2026-11-21\",\"dau\":4,\"wau\":40,\"mau\":80,\"new\":1,")
                .contains("{\"day\":\"2026-11-22\",\"dau\":6,")
                .doesNotContain("\"dau\":5");
    }

    @Test
    void daysAndSegmentCanBeChosen() {
        String firstDay = http.get(ACTIVE_USERS + "?to=2026-11-21").body();
        String city = http.get(ACTIVE_USERS + "?segment=city%3DK%C3%B6ln%20%E6%9D%B1%E4%BA%AC&from=2026-11-22")
                .body();

        assertThat(firstDay).contains("2026-11-21").doesNotContain("2026-11-22");
        assertThat(city).contains("\"segment\":\"city=Köln 東京\"", "\"dau\":2");
    }

    @Test
    void everyAnswerIsAsItIsDescribed() {
        for (String path : List.of(
                ACTIVE_USERS,
                ACTIVE_USERS + "?from=x",
                ACTIVE_USERS + "?segment=country=XX",
                UNIQUE_USERS,
                UNIQUE_USERS + "?period=2026-W40",
                "/api/v1/growth",
                "/api/v1/growth?period=month&from=2026-09-03",
                "/api/v1/retention",
                "/api/v1/retention?period=week",
                "/api/v1/segments",
                "/api/v1/accounts",
                "/api/v1/status",
                "/health/live")) {
            HttpResponse<String> response = http.get(path);

            String type = response.headers().firstValue("Content-Type").orElseThrow();
            assertThat(DESCRIBED.faults(path.replaceFirst("\\?.*", ""), response.statusCode(), type, response.body()))
                    .as(path)
                    .isEmpty();
        }
    }

    @Test
    void theDescribedParametersAreThoseThatAreTaken() {
        assertThat(DESCRIBED.paths()).allSatisfy(path -> {
            // What takes parameters says which ones it takes when it is given another.
            HttpResponse<String> response = http.get(path + "?no-such-parameter=1");
            if (path.startsWith("/api/")) {
                assertThat(response.statusCode()).as(path).isEqualTo(400);
                assertThat(response.body())
                        .contains("there are "
                                + String.join(
                                        ", ",
                                        new TreeSet<>(DESCRIBED.parameters(path).keySet())));
            } else {
                assertThat(response.statusCode()).as(path).isEqualTo(200);
            }
            assertThat(DESCRIBED.statuses(path)).contains(Integer.toString(response.statusCode()));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "from, /api/v1/active-users?from=22.11.2026",
        "to, /api/v1/active-users?to=2026-02-30",
        "to, /api/v1/active-users?from=2026-11-22&to=2026-11-21",
        "from, /api/v1/active-users?from=2026-11-22&from=2026-11-21",
        "segment, /api/v1/active-users?segment=DE",
        "segment, /api/v1/stream?segment=%3DDE",
        "form, /api/v1/active-users?form=2026-11-22",
        "period, /api/v1/unique-users?period=2026-W54",
        "period, /api/v1/unique-users?period=latest-week&from=2026-11-01",
        "to, /api/v1/unique-users?from=2026-11-30",
        "period, /api/v1/growth?period=year",
        "from, /api/v1/growth?from=%2B999999999-12-31",
        "to, /api/v1/retention?from=2026-11-30&to=2026-11-29",
        "limit, /api/v1/segments?limit=0",
        "limit, /api/v1/segments?limit=many",
        "segment, /api/v1/accounts?segment=all"
    })
    void aBadParameterIsNamed(String parameter, String path) {
        HttpResponse<String> response = http.get(path);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(TestJson.object(response.body())).containsEntry("parameter", parameter);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {ACTIVE_USERS, "/api/v1/segments", "/api/v1/accounts"})
    void whatHasNotChangedIsNotSentAgain(String path) {
        String tag = http.get(path).headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> again = http.get(path, "If-None-Match", "\"other\", " + tag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void anAnswerThatHasChangedIsSentAgain() {
        String tag = http.get(ACTIVE_USERS).headers().firstValue("ETag").orElseThrow();
        kafka.produceBytes(List.of(record(row("2026-11-23", "all", 7))));

        Awaitility.await().untilAsserted(() -> {
            HttpResponse<String> again = http.get(ACTIVE_USERS, "If-None-Match", tag);
            assertThat(again.statusCode()).isEqualTo(200);
            assertThat(again.body()).contains("2026-11-23");
        });
    }

    @Test
    void aRowThatIsTakenBackIsGone() {
        kafka.produceBytes(List.of(record(row("2026-11-24", "all", 9))));
        Awaitility.await()
                .untilAsserted(() -> assertThat(http.get(ACTIVE_USERS).body()).contains("2026-11-24"));

        kafka.produceBytes(List.of(new ProducerRecord<>(output, "2026-11-24/all".getBytes(UTF_8), null)));

        Awaitility.await()
                .untilAsserted(() -> assertThat(http.get(ACTIVE_USERS).body()).doesNotContain("2026-11-24"));
    }

    @Test
    void anyRangeHasItsDistinctUsers() {
        Random random = new Random(5);
        for (int i = 0; i < 100; i++) {
            LocalDate from = FIRST.plusDays(random.nextInt(88));
            LocalDate to = from.plusDays(random.nextInt(60));
            String segment = i % 2 == 0 ? "all" : "city=K%C3%B6ln%20%E6%9D%B1%E4%BA%AC";

            Map<String, Object> answer = get(UNIQUE_USERS + "?from=" + from + "&to=" + to + "&segment=" + segment);

            assertThat(answer).as("%s to %s", from, to).containsEntry("users", (long)
                    HISTORY.active(from, to).size());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "latest-week, 2026-W46, 2026-11-09, 2026-11-15, true, true",
        "latest-month, 2026-10, 2026-10-01, 2026-10-31, true, false",
        "2026-W47, 2026-W47, 2026-11-16, 2026-11-22, false, true",
        "2026-09-01, 2026-09-01, 2026-09-01, 2026-09-01, true, false"
    })
    void aCalendarPeriodHasAName(String name, String period, LocalDate from, LocalDate to, boolean over, boolean open) {
        assertThat(get(UNIQUE_USERS + "?period=" + name))
                .containsEntry("period", period)
                .containsEntry("from", from.toString())
                .containsEntry("to", to.toString())
                .containsEntry("users", (long) HISTORY.active(from, to).size())
                .containsEntry("over", over)
                .containsEntry("open", open);
    }

    @Test
    void growthComesPeriodByPeriod() {
        Map<String, Object> weeks = get("/api/v1/growth?period=week&from=2026-09-02&to=2026-09-15");
        Map<String, Object> all = get("/api/v1/growth?from=0001-01-01&to=%2B999999999-12-31");

        assertThat(weeks).containsEntry("openFrom", "2026-11-15");
        assertThat(each(weeks, "periods", "name")).containsExactly("2026-W36", "2026-W37", "2026-W38");
        Ranges ranges = new Ranges(HISTORY.gaps("all").stream().map(DayGaps::of).toList());
        Growth second = ranges.growth(CalendarPeriod.parse("2026-W37"));
        assertThat(((List<?>) weeks.get("periods")).get(1))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("users", second.users())
                .containsEntry("retained", second.retained())
                .containsEntry("dormant", second.dormant())
                .containsEntry("net", second.net());
        assertThat((List<?>) all.get("periods")).hasSize(88);
    }

    @Test
    void cohortsComeAsTheyWerePublished() {
        Map<String, Object> answer = get("/api/v1/retention?period=week&from=2026-09-02&to=2026-09-15");

        List<RetentionRow> published = HISTORY.retention(Period.WEEK, "all").subList(1, 4);
        assertThat(answer).containsEntry("running", "2026-W47");
        assertThat(each(answer, "cohorts", "running")).containsOnly(true);
        assertThat(each(answer, "cohorts", "active"))
                .isEqualTo(published.stream().map(RetentionRow::active).toList());
    }

    private static List<Object> each(Map<String, Object> answer, String list, String field) {
        return ((List<?>) answer.get(list))
                .stream()
                        .<Object>map(element -> ((Map<?, ?>) element).get(field))
                        .toList();
    }

    private Map<String, Object> get(String path) {
        return TestJson.object(http.get(path).body());
    }

    @Test
    void accountsAreAddedUp() {
        Map<String, Object> accounts =
                TestJson.object(http.get("/api/v1/accounts").body());

        assertThat(accounts).containsEntry("balanced", true);
        assertThat(accounts.get("total"))
                .hasToString(
                        "{read=15, first=11, repeat=3, ignored=0, rejected={LATE=1}, lost=0, newest=null, balanced=true}");
        assertThat((List<?>) accounts.get("partitions")).hasSize(2);
        assertThat(each(accounts, "partitions", "topic")).containsOnly(((List<?>) accounts.get("topics")).get(0));
    }

    @Test
    void segmentsAreListedByName() {
        Map<String, Object> all = TestJson.object(http.get("/api/v1/segments").body());
        Map<String, Object> one =
                TestJson.object(http.get("/api/v1/segments?limit=1").body());

        assertThat(all).containsEntry("segments", List.of("all", CITY)).containsEntry("complete", true);
        assertThat(one).containsEntry("segments", List.of("all")).containsEntry("complete", false);
    }

    @Test
    void aStreamTellsOfTheRowsOfItsSegmentThatChange() throws IOException {
        String segment = CITY;
        try (BufferedReader stream = new BufferedReader(new InputStreamReader(
                http.stream("/api/v1/stream?segment=city%3DK%C3%B6ln%20%E6%9D%B1%E4%BA%AC"), UTF_8))) {
            String retry = stream.readLine();
            kafka.produceBytes(List.of(record(row("2026-11-25", "all", 8)), record(row("2026-11-25", segment, 3))));

            String event = stream.lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith(":"))
                    .limit(2)
                    .reduce("", (before, line) -> before + line + "\n");

            assertThat(retry).startsWith("retry: ");
            assertThat(event).startsWith("event: row\ndata: {").contains("\"dau\":3", segment);
            assertThat(DESCRIBED.faults("Row", event.substring(event.indexOf('{'))))
                    .isEmpty();
        }
    }
}

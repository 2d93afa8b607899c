package dev.rollcall.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.app.testing.Browser;
import dev.rollcall.app.testing.Skipped;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.service.run.Instance;
import dev.rollcall.service.run.health.HealthReport;
import dev.rollcall.settings.Settings;
import dev.rollcall.trials.broker.BrokerOptions;
import dev.rollcall.trials.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The page in a browser, with a Rollcall that counts behind it. The last test takes the broker away. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DashboardIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TOKEN = "a-token-of-20-letters";

    private final Map<String, String> settings = new HashMap<>();
    private Browser browser;
    private EmbeddedBroker broker;
    private TestKafka kafka;
    private Instance instance;
    private HttpService http;
    private int users;

    @BeforeAll
    void start(@TempDir Path stateDir) {
        Optional<Browser> found = Browser.start();
        Skipped.unless(found.isPresent(), "there is no browser: install chromium and chromium-driver");
        browser = found.get();
        broker = new EmbeddedBroker(BrokerOptions.defaults()).start();
        kafka = new TestKafka(broker.bootstrapServers(), "dashboard");
        kafka.createTopic("events", 2);
        settings.putAll(Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "application.id",
                kafka.name("rollcall"),
                "input.topic",
                kafka.name("events"),
                "dimensions",
                "country",
                "state.dir",
                stateDir.toString(),
                "threads",
                "1",
                "visits.partitions",
                "2",
                "http.port",
                "0"));
        instance = Instance.start(Settings.of(settings), Clock.systemUTC());
        http = serve(Map.of());
    }

    private HttpService serve(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(more);
        HealthReport well = new HealthReport(true, List.of());
        return HttpService.start(Settings.of(all), Clock.systemUTC(), () -> "", () -> well, () -> well)
                .orElseThrow();
    }

    @AfterAll
    void stop() {
        // In this order, and only what was started.
        for (AutoCloseable closeable : new AutoCloseable[] {browser, http, instance, kafka, broker}) {
            if (closeable != null) {
                close(closeable);
            }
        }
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** So many users who have not been there before. */
    private void newUsers(int count, int daysAgo, String country) {
        Instant time = Instant.now().minus(daysAgo, ChronoUnit.DAYS);
        kafka.produce(IntStream.range(0, count)
                .mapToObj(i -> new ProducerRecord<String, String>(
                        kafka.name("events"),
                        i % 2,
                        time.toEpochMilli(),
                        null,
                        "{\"user_id\":\"u%d\",\"ts\":\"%s\",\"country\":\"%s\"}".formatted(users + i, time, country)))
                .toList());
        users += count;
    }

    private void awaitText(String selector, String text) {
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> assertThat(browser.text(selector))
                .contains(text));
    }

    @Test
    @Order(1)
    void beforeTheFirstEventThePageSaysThatThereIsNothing() {
        browser.open(http.url());

        awaitText("#notice-title", "Nothing has been counted yet");
    }

    @Test
    @Order(2)
    void numbersAppearAndMoveByThemselves() {
        newUsers(5, 1, "DE");
        newUsers(7, 0, "FR");
        awaitText("#dau-value", "7");

        newUsers(1200, 0, "DE");

        awaitText("#dau-value", "1,207");
        assertThat(browser.text("#wau-value")).isEqualTo("1,212");
        assertThat(browser.text("#dau-day")).isEqualTo("Today");
        assertThat(browser.text("#dau-before")).isEqualTo("5 the day before");
        assertThat(browser.text("#dau-updated")).startsWith("UTC · updated ");
        awaitText("#balance", "in balance");
        awaitText("#accounts", "1,212");
        awaitText("#instances", "ledger 0 1");
    }

    @Test
    @Order(3)
    void theSegmentChanges() {
        browser.open(http.url());
        awaitText("#dau-value", "1,207");
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> browser.click("#segment option[value='country=FR']"));

        awaitText("#dau-value", "7");
        assertThat(browser.url()).contains("segment=country%3DFR");
        assertThat(browser.text("#segment-note")).contains("may add up to more than all users");
    }

    @Test
    @Order(4)
    void aSegmentThatThereIsNotIsSaidAndLeadsBack() {
        browser.open(http.url() + "?segment=country%3DXX");
        awaitText("#notice-title", "No such segment: country=XX");

        browser.click("#notice-action");

        awaitText("#dau-value", "1,207");
    }

    @Test
    @Order(5)
    void theChartsAreThereAsATableToo() {
        browser.open(http.url());
        awaitText("#dau-value", "1,207");

        browser.click("#table-panel summary");

        awaitText("#table-rows tr:first-child td", "1,207");
        assertThat(browser.run("return document.querySelectorAll('.plot canvas').length"))
                .isEqualTo(4L);
    }

    @Test
    @Order(5)
    void anyRangeOfDaysIsCounted() {
        browser.open(http.url());
        awaitText("#growth-periods", "Weeks");
        browser.run("document.getElementById('range-from').value = '" + day(1) + "';"
                + "document.getElementById('range-to').value = '" + day(0) + "';"
                + "document.getElementById('range').dispatchEvent(new Event('input'))");

        browser.click("#range .primary");

        awaitText("#range-numbers", "1,212");
        assertThat(browser.text("#range-note")).contains("2 days", "each counted once", "may still come");
    }

    @Test
    @Order(5)
    void growthAndRetentionAreThereAsTables() {
        browser.open(http.url() + "?retention=day");
        awaitText("#dau-value", "1,207");

        browser.click("#growth-table-panel summary");

        awaitText("#growth-rows tr:first-child", "1,207 1,207 0 0 – – –");
        awaitText("#readout-growth", "dormant not known yet");
        awaitText("#retention-rows tr:first-child", day(1) + " 5 100% 0%");
        assertThat(browser.run("return document.querySelectorAll('#retention-rows .running').length"))
                .isEqualTo(2L);
    }

    @Test
    @Order(5)
    void segmentsAreComparedInOneChart() {
        browser.open(http.url() + "?compare=country%3DFR");
        awaitText("#readout", "all 1,207, country=FR 7");
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> browser.click("#compare option[value='country=DE']"));

        awaitText("#readout", "country=FR 7, country=DE 1,200");
        awaitText("#range-numbers", "country=DE");
        assertThat(browser.url()).contains("compare=country%3DFR&compare=country%3DDE");
        assertThat((String) browser.run("return document.getElementById('chart-active').ariaLabel"))
                .contains("all, country=FR, country=DE", "dashed from");
    }

    private static LocalDate day(int daysAgo) {
        return LocalDate.ofInstant(Instant.now().minus(daysAgo, ChronoUnit.DAYS), ZoneOffset.UTC);
    }

    @Test
    @Order(6)
    void theTokenIsAskedForOnce() {
        try (HttpService locked = serve(Map.of("http.token", TOKEN))) {
            browser.open(locked.url());
            awaitText("#sign-in-title", "behind a token");
            browser.type("#token", TOKEN + "!");
            browser.click("#sign-in .primary");
            awaitText("#sign-in-problem", "This is not the token.");

            browser.run("document.getElementById('token').value = ''");
            browser.type("#token", TOKEN);
            browser.click("#sign-in .primary");

            awaitText("#dau-value", "1,207");
            browser.open(locked.url());
            awaitText("#dau-value", "1,207");
        }
    }

    @Test
    @Order(7)
    void nothingOnThePageBreaksItsOwnRules() {
        browser.complaints();

        browser.open(http.url());
        awaitText("#dau-value", "1,207");

        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.run("return performance.getEntriesByType('resource')"
                        + ".filter(it => !it.name.startsWith(location.origin)).length"))
                .isEqualTo(0L);
    }

    @Test
    @Order(8)
    void theBrokerGoesAwayAndComesBack() {
        browser.open(http.url());
        awaitText("#dau-value", "1,207");

        broker.stop();
        awaitText("#banner", "No broker has answered since ");
        assertThat(browser.text("#dau-value")).isEqualTo("1,207");
        broker.start();

        await().atMost(PATIENCE).until(() -> browser.text("#banner").isEmpty());
        newUsers(3, 0, "FR");
        awaitText("#dau-value", "1,210");
    }
}

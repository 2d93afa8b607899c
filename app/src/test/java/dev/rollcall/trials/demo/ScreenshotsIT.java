package dev.rollcall.trials.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rollcall.app.testing.Browser;
import dev.rollcall.app.testing.TestKafka;
import dev.rollcall.service.http.HttpService;
import dev.rollcall.service.run.Instance;
import dev.rollcall.settings.Settings;
import dev.rollcall.trials.broker.BrokerOptions;
import dev.rollcall.trials.broker.EmbeddedBroker;
import dev.rollcall.trials.traffic.Scenario;
import dev.rollcall.trials.traffic.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Takes the pictures of the dashboard that are in {@code docs}, of a demo's events that are really counted:
 * {@code mvn verify -Pmanual -Dit.test=ScreenshotsIT}.
 */
@Tag("manual")
class ScreenshotsIT {
    private static final Path DOCS = Path.of("..", "docs", "dashboard");
    private static final int HEIGHT = 900;
    private static final int LIVE_RATE = 200;

    @Test
    void thePageIsReadableOnADeskAndOnAPhoneByDayAndByNight(@TempDir Path directory) throws Exception {
        try (EmbeddedBroker broker = new EmbeddedBroker(BrokerOptions.defaults()).start();
                TestKafka kafka = new TestKafka(broker.bootstrapServers(), "screenshots")) {
            kafka.createTopic("events", 6, Map.of("max.message.bytes", Integer.toString(Loader.MAX_EVENT_BYTES)));
            Settings settings = Settings.of(Map.of(
                    "bootstrap.servers", broker.bootstrapServers(),
                    "input.topic", kafka.name("events"),
                    "dimensions", "country,platform",
                    "state.dir", directory.toString(),
                    "http.port", "0"));
            Scenario scenario = new Scenario(600_000, 30_000, 90, DemoSettings.ZONE, Instant.now(), 1);
            try (Instance instance = Instance.start(settings, Clock.systemUTC());
                    HttpService http = HttpService.start(settings, Clock.systemUTC(), instance)
                            .orElseThrow();
                    Loader loader = new Loader(settings, scenario);
                    Browser browser = Browser.start().orElseThrow()) {
                loader.history(
                                new Truth(settings.wauDays(), settings.mauDays(), settings.cohorts()),
                                OptionalInt.empty())
                        .get(2, TimeUnit.MINUTES);
                instance.caughtUp().get(2, TimeUnit.MINUTES);
                loader.live(LIVE_RATE, Clock.systemUTC());
                picture(browser, http.url() + "?days=90", 1440, false, "desk-light.png");
                picture(browser, http.url() + "?days=90", 1440, true, "desk-dark.png");
                picture(browser, http.url() + "?days=30&segment=country%3DDE", 390, false, "phone-light.png");
                picture(browser, http.url() + "?days=30&segment=country%3DDE", 390, true, "phone-dark.png");
            }
        }
    }

    private static void picture(Browser browser, String url, int width, boolean dark, String file) throws IOException {
        browser.look(width, HEIGHT, dark);
        browser.open(url);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(browser.text("#dau-value")).isNotBlank();
            assertThat(browser.text("#lag")).contains("partition 5");
            assertThat(browser.text("#accounts")).contains("Read");
            assertThat(browser.run("return document.querySelectorAll('.plot canvas').length"))
                    .isEqualTo(3L);
        });
        Object height = browser.run("return document.documentElement.scrollHeight");
        browser.look(width, ((Long) height).intValue(), dark);
        browser.run("document.activeElement.blur()");
        Files.createDirectories(DOCS);
        // Two frames, in which charts take their new width.
        browser.run("return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        Files.write(DOCS.resolve(file), browser.picture());
    }
}

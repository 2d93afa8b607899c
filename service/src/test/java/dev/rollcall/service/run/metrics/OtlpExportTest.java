package dev.rollcall.service.run.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a collector gets, as a small HTTP server sees it. */
class OtlpExportTest {
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
    private HttpServer collector;

    /** A request. */
    private record Received(String path, String contentType, byte[] body) {}

    @BeforeEach
    void start() throws IOException {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/", exchange -> {
            received.add(new Received(
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
    }

    @AfterEach
    void stop() {
        collector.stop(0);
    }

    @Test
    void aCollectorGetsTheMetricsThatPrometheusGets() {
        Metrics metrics = new Metrics(
                Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", address() + "/", "OTEL_METRIC_EXPORT_INTERVAL", "100"));
        try (metrics) {
            metrics.rebalanced();

            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                Received request = received.poll(1, TimeUnit.SECONDS);
                assertThat(request).isNotNull();
                assertThat(request.path()).isEqualTo("/v1/metrics");
                assertThat(request.contentType()).isEqualTo("application/x-protobuf");
                assertThat(OtlpMetric.resource(request.body())).contains("service.name", "rollcall");
                assertThat(OtlpMetric.read(request.body()))
                        .containsKeys("rollcall.rebalances", "jvm.memory.used", "rollcall.events.read");
            });
            assertThat(metrics.scrape()).contains("rollcall_rebalances_total 1.0");
        }
    }

    @Test
    void whatWasCountedLastIsSentWhenAnInstanceStops() throws InterruptedException {
        Metrics metrics = new Metrics(Map.of("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", address() + "/mine"));
        metrics.rebalanced();

        metrics.close();

        Received request = received.poll(20, TimeUnit.SECONDS);
        assertThat(request).isNotNull();
        assertThat(request.path()).isEqualTo("/mine");
        assertThat(OtlpMetric.read(request.body())).containsEntry("rollcall.rebalances", 1.0);
    }

    @Test
    void withoutACollectorNothingIsSent() {
        assertThat(OtlpExport.configured(Map.of("OTEL_METRIC_EXPORT_INTERVAL", "100")))
                .isEmpty();
        assertThat(OtlpExport.configured(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", " ")))
                .isEmpty();
    }

    private String address() {
        return "http://127.0.0.1:" + collector.getAddress().getPort();
    }
}

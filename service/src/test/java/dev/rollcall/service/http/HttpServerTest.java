package dev.rollcall.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rollcall.service.UserError;
import dev.rollcall.service.run.health.HealthReport;
import dev.rollcall.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is served without any broker. */
class HttpServerTest {
    private static final String TOKEN = "a-token-of-20-letters";

    @Test
    void metricsAreServedAsPrometheusReadsThem() {
        try (TestHttp http = new TestHttp(Map.of())) {
            HttpResponse<String> response = http.get("/metrics");

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain; version=0.0.4"));
            assertThat(response.body()).isEqualTo("rollcall_up 1\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/health/ready"})
    void healthSaysWhyNot(String path) {
        try (TestHttp http = new TestHttp(Map.of())) {
            HttpResponse<String> well = http.get(path);
            http.health = new HealthReport(false, List.of("restoring, 43 %", "no broker"));
            HttpResponse<String> ill = http.get(path);

            assertThat(well.statusCode()).isEqualTo(200);
            assertThat(well.body()).isEqualTo("{\"status\":\"ok\",\"reasons\":[]}");
            assertThat(ill.statusCode()).isEqualTo(503);
            assertThat(ill.body()).isEqualTo("{\"status\":\"not ok\",\"reasons\":[\"restoring, 43 %\",\"no broker\"]}");
        }
    }

    @Test
    void aTakenPortIsPassedOver() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                TestHttp http = new TestHttp(Map.of("http.port", Integer.toString(taken.getLocalPort())))) {
            assertThat(http.port()).isGreaterThan(taken.getLocalPort());
            assertThat(http.get("/health/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void anAddressOfAnotherMachineIsOneLineThatSaysWhatToMend() {
        assertThatThrownBy(() -> new TestHttp(Map.of("http.host", "192.0.2.1")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("http.host 192.0.2.1")
                .hasMessageContaining("127.0.0.1 or 0.0.0.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/api/v1/status", "/api/v1/active-users", "/api/v1/stream", "/nowhere"})
    void theTokenKeepsOutWhoDoesNotBringIt(String path) {
        try (TestHttp http = new TestHttp(Map.of("http.token", TOKEN))) {
            HttpResponse<String> without = http.get(path);
            HttpResponse<String> wrong = http.get(path, "Authorization", "Bearer " + TOKEN + "!");
            HttpResponse<String> asPassword = http.get(path, "Authorization", "Basic " + TOKEN);

            assertThat(List.of(without.statusCode(), wrong.statusCode(), asPassword.statusCode()))
                    .containsOnly(401);
            assertThat(without.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"rollcall\"");
            assertThat(without.body()).contains("urn:rollcall:problem:unauthorized");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/health/live", "/health/ready", "/assets/dashboard.js", "/openapi.json"})
    void healthAndTheEmptyPageNeedNoToken(String path) {
        try (TestHttp http = new TestHttp(Map.of("http.token", TOKEN))) {
            assertThat(http.get(path).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void whoBringsTheTokenIsLetIn() {
        try (TestHttp http = new TestHttp(Map.of("http.token", TOKEN))) {
            assertThat(http.get("/metrics", "Authorization", "Bearer " + TOKEN).statusCode())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/metrics", "/nowhere", "/api/v1/active-users?from=x"})
    void everyAnswerTellsBrowsersToBeStrict(String path) {
        try (TestHttp http = new TestHttp(Map.of())) {
            Map<String, List<String>> headers = http.get(path).headers().map();

            assertThat(headers.get("content-security-policy"))
                    .singleElement()
                    .asString()
                    .contains("default-src 'none'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(headers)
                    .containsEntry("x-content-type-options", List.of("nosniff"))
                    .containsEntry("referrer-policy", List.of("no-referrer"))
                    .doesNotContainKey("server");
        }
    }

    @Test
    void whatIsNotServedIsAProblemInJson() {
        try (TestHttp http = new TestHttp(Map.of())) {
            HttpResponse<String> nowhere = http.get("/assets/../openapi.txt");
            HttpResponse<String> post = http.send("POST", "/api/v1/status");

            assertThat(nowhere.statusCode()).isEqualTo(404);
            assertThat(post.statusCode()).isEqualTo(405);
            assertThat(List.of(nowhere, post))
                    .allSatisfy(response -> assertThat(response.headers().firstValue("Content-Type"))
                            .hasValue("application/problem+json"));
            assertThat(OpenApi.read().faults("Problem", nowhere.body())).isEmpty();
        }
    }

    @Test
    void whatIsServedIsWhatIsDescribed() {
        Settings settings = Settings.of(Map.of("bootstrap.servers", "127.0.0.1:1"));

        Set<String> served = new Routes(settings, new HttpSources(null, null, null, null, null))
                .handlers()
                .keySet();

        assertThat(OpenApi.read().paths()).isEqualTo(served);
    }

    @Test
    void everyFileOfThePageIsServedAndKeptByTheBrowserUntilItChanges() {
        try (TestHttp http = new TestHttp(Map.of())) {
            for (String path : Assets.paths()) {
                HttpResponse<String> first = http.get(path);
                String tag = first.headers().firstValue("ETag").orElseThrow();
                HttpResponse<String> again = http.get(path, "If-None-Match", tag);

                assertThat(first.statusCode()).as(path).isEqualTo(200);
                assertThat(again.statusCode()).as(path).isEqualTo(304);
                assertThat(again.body()).isEmpty();
            }
        }
    }

    @Test
    void headHasTheHeadersOfGet() {
        try (TestHttp http = new TestHttp(Map.of())) {
            HttpResponse<String> head = http.send("HEAD", "/");

            assertThat(head.headers().firstValue("ETag"))
                    .isEqualTo(http.get("/").headers().firstValue("ETag"));
        }
    }

    @Test
    void nothingIsReadBeforeSomebodyAsksAndThenItSaysThatItIsNotReadYet() {
        try (TestHttp http = new TestHttp(Map.of())) {
            HttpResponse<String> response = http.get("/api/v1/active-users");

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(response.body()).contains("urn:rollcall:problem:not-yet");
        }
    }

    @Test
    void withoutBrokersTheStatusSaysSo() {
        try (TestHttp http = new TestHttp(Map.of())) {
            HttpResponse<String> response = http.get("/api/v1/status");

            assertThat(response.body()).contains("\"brokersAnswer\":false", "\"updated\":null");
            assertThat(OpenApi.read().faults("Status", response.body())).isEmpty();
        }
    }
}

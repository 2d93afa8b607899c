package dev.rollcall.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rollcall.service.UserError;
import dev.rollcall.service.run.health.HealthReport;
import dev.rollcall.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
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
    void aPortThatWasSetAndIsTakenIsOneLineThatSaysSo() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            assertThatThrownBy(() -> new TestHttp(Map.of("http.port", port)))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("http.port " + port + " is not free on 127.0.0.1")
                    .hasMessageContaining("0 for any free port")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void twoInstancesOnOneMachineNeedNoPort() {
        try (TestHttp one = new TestHttp(Map.of("http.port", ""));
                TestHttp other = new TestHttp(Map.of("http.port", ""))) {
            assertThat(other.port()).isGreaterThan(one.port()).isBetween(8080, 8180);
            assertThat(other.get("/health/live").statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LocalHost:1",
                "localhost.",
                "127.0.0.1",
                "127.0.0.1:9999",
                "[::1]",
                "[0:0:0:0:0:0:0:1]:80"
            })
    void loopbackIsANameOfEveryInstance(String host) {
        try (TestHttp http = new TestHttp(Map.of())) {
            assertThat(http.raw(get("/api/v1/status", host))).startsWith("HTTP/1.1 200 ");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, evil.example",
        "127.0.0.1, localhost.evil.example:8080",
        "127.0.0.1, 127.0.0.1.evil.example",
        "127.0.0.1, 192.0.2.7",
        "0.0.0.0, evil.example",
        "0.0.0.0, 10.0.0.1.evil.example"
    })
    void anotherNameIsRefusedWhateverIsAskedFor(String address, String host) {
        try (TestHttp http = new TestHttp(Map.of("http.host", address))) {
            for (String path : List.of("/", "/metrics", "/api/v1/active-users", "/health/live", "/nowhere")) {
                assertThat(http.raw(get(path, host)))
                        .as(path)
                        .startsWith("HTTP/1.1 421 ")
                        .containsIgnoringCase("Content-Type: application/problem+json")
                        .contains("urn:rollcall:problem:host-not-allowed", "http.allowed-hosts", host);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"rollcall.example", "ROLLCALL.example:443", "rollcall-1:8080", "[2001:db8::7]", "192.0.2.7"})
    void aNameThatIsListedIsAllowed(String host) {
        Map<String, String> listed =
                Map.of("http.allowed-hosts", "rollcall.example, rollcall-1, 2001:db8::7, 192.0.2.7");
        try (TestHttp http = new TestHttp(listed)) {
            assertThat(http.raw(get("/metrics", host))).startsWith("HTTP/1.1 200 ");
        }
    }

    /** As probes of Kubernetes and of load balancers ask. */
    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.12:8080", "[fd00::12]:8080", "192.0.2.7"})
    void onAllAddressesAnyAddressIsAllowed(String host) {
        try (TestHttp http = new TestHttp(Map.of("http.host", "0.0.0.0"))) {
            assertThat(http.raw(get("/health/ready", host))).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void withoutAHostThereIsNoNameToRefuse() {
        try (TestHttp http = new TestHttp(Map.of())) {
            assertThat(http.raw("GET /health/live HTTP/1.0\r\n\r\n")).contains(" 200 ");
        }
    }

    private static String get(String path, String host) {
        return "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
    }

    @Test
    void healthDoesNotWaitForOtherRequestsHoweverMany() {
        CountDownLatch slow = new CountDownLatch(1);
        Semaphore served = new Semaphore(0);
        try (TestHttp http = new TestHttp(Map.of())) {
            http.metrics = () -> {
                served.release();
                awaitForEver(slow);
                return "";
            };
            List<CompletableFuture<HttpResponse<String>>> waiting =
                    IntStream.range(0, 200).mapToObj(i -> http.ask("/metrics")).toList();
            await().until(() -> served.availablePermits() >= 48);

            await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                            http.ask("/health/live"))
                    .succeedsWithin(Duration.ofSeconds(5))
                    .returns(200, HttpResponse::statusCode));
            assertThat(waiting).noneMatch(CompletableFuture::isDone);
            slow.countDown();
            assertThat(waiting).allSatisfy(answer -> assertThat(answer)
                    .succeedsWithin(Duration.ofSeconds(20))
                    .returns(200, HttpResponse::statusCode));
        } finally {
            slow.countDown();
        }
    }

    private static void awaitForEver(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static Stream<Arguments> requestsThatNoRouteSees() {
        String host = String.join("\r\n", "Host: localhost", "Connection: close", "");
        return Stream.of(
                Arguments.of(400, "GET\r\n\r\n"),
                Arguments.of(400, "GET / HTTP/1.1\r\n\r\n"),
                Arguments.of(400, "GET / HTTP/1.1\r\n" + host + "X: \0\r\n\r\n"),
                Arguments.of(400, "GET /%zz HTTP/1.1\r\n" + host + "\r\n"),
                Arguments.of(400, "GET /metrics HTTP/1.1\r\nHost: a:b:c\r\nConnection: close\r\n\r\n"),
                Arguments.of(414, "GET /" + "x".repeat(20_000) + " HTTP/1.1\r\n" + host + "\r\n"),
                Arguments.of(431, "GET / HTTP/1.1\r\n" + host + "X: " + "x".repeat(20_000) + "\r\n\r\n"),
                Arguments.of(505, "GET / HTTP/3.7\r\n" + host + "\r\n"),
                Arguments.of(404, "GET /nowhere HTTP/1.1\r\n" + host + "\r\n"),
                Arguments.of(405, "DELETE /metrics HTTP/1.1\r\n" + host + "\r\n"),
                Arguments.of(405, "TRACE /metrics HTTP/1.1\r\n" + host + "\r\n"),
                Arguments.of(405, "BREW /metrics HTTP/1.1\r\n" + host + "\r\n"),
                Arguments.of(404, "OPTIONS * HTTP/1.1\r\n" + host + "\r\n"));
    }

    @ParameterizedTest
    @MethodSource("requestsThatNoRouteSees")
    void whatNoRouteSeesIsAProblemToo(int status, String request) {
        try (TestHttp http = new TestHttp(Map.of())) {
            String answer = http.raw(request);

            assertThat(answer)
                    .startsWith("HTTP/1.1 " + status + " ")
                    .containsIgnoringCase("\r\nContent-Type: application/problem+json\r\n")
                    .containsIgnoringCase("\r\nX-Content-Type-Options: nosniff\r\n")
                    .doesNotContainIgnoringCase("jetty", "<html", "\r\nServer:");
            String body = answer.substring(answer.indexOf("\r\n\r\n") + 4);
            assertThat(OpenApi.read().faults("Problem", body.substring(body.indexOf('{'), body.lastIndexOf('}') + 1)))
                    .isEmpty();
        }
    }

    @Test
    void anAddressOfAnotherMachineIsOneLineThatSaysWhatToSet() {
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

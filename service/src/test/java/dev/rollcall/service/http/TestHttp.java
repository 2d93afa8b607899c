package dev.rollcall.service.http;

import dev.rollcall.service.run.health.HealthReport;
import dev.rollcall.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A server that serves, with a client for it. */
final class TestHttp implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpService service;
    volatile HealthReport health = new HealthReport(true, List.of());

    TestHttp(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of("bootstrap.servers", "127.0.0.1:1", "http.port", "0"));
        all.putAll(settings);
        service = HttpService.start(
                        Settings.of(all), Clock.systemUTC(), () -> "rollcall_up 1\n", () -> health, () -> health)
                .orElseThrow();
    }

    String url() {
        return service.url();
    }

    int port() {
        return URI.create(url()).getPort();
    }

    /** Headers as name, value, name, value. */
    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> send(String method, String path) {
        HttpRequest request = request(path)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** What comes until it is closed. */
    InputStream stream(String path) {
        return send(request(path).GET().build(), HttpResponse.BodyHandlers.ofInputStream())
                .body();
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url()).resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request;
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request, handler);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        service.close();
    }
}

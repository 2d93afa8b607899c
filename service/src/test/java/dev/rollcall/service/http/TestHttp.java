package dev.rollcall.service.http;

import dev.rollcall.service.run.health.HealthReport;
import dev.rollcall.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A server that serves, with a client for it. */
final class TestHttp implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpService service;
    volatile Supplier<String> metrics = () -> "rollcall_up 1\n";
    volatile HealthReport health = new HealthReport(true, List.of());

    /** With an empty value a setting has its default. */
    TestHttp(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of("bootstrap.servers", "127.0.0.1:1", "http.port", "0"));
        all.putAll(settings);
        all.values().removeIf(String::isEmpty);
        service = HttpService.start(
                        Settings.of(all), Clock.systemUTC(), () -> metrics.get(), () -> health, () -> health)
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

    /** Asks, and does not wait. */
    CompletableFuture<HttpResponse<String>> ask(String path) {
        return client.sendAsync(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    /** What comes for bytes that no client sends, with its headers, until the server closes. */
    String raw(String request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

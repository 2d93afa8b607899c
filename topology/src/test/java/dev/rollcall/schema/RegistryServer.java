package dev.rollcall.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/** A small schema registry inside the process, that can be stopped and started again at the same port. Thread-safe. */
public final class RegistryServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, ObjectNode> answers = new ConcurrentHashMap<>();
    private final AtomicInteger questions = new AtomicInteger();
    private final SSLContext tls;
    private volatile String credentials;
    private volatile int brokenStatus;
    private HttpServer server;
    private int port;

    public RegistryServer() {
        this(null);
    }

    RegistryServer(SSLContext tls) {
        this.tls = tls;
        start();
    }

    public void start() {
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
            if (tls == null) {
                server = HttpServer.create(address, 0);
            } else {
                HttpsServer https = HttpsServer.create(address, 0);
                https.setHttpsConfigurator(new HttpsConfigurator(tls));
                server = https;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        port = server.getAddress().getPort();
        server.createContext("/registry", this::answer);
        server.start();
    }

    public void stop() {
        server.stop(0);
    }

    public URI url() {
        return URI.create((tls == null ? "http" : "https") + "://127.0.0.1:" + port + "/registry");
    }

    public RegistryAddress address() {
        return new RegistryAddress(url(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Registers a schema; references are {@code name, subject}, each at version 1. */
    public void register(int id, String subject, String type, String text, String... references) {
        ObjectNode schema = JSON.createObjectNode().put("schema", text);
        if (!type.equals(RegisteredSchema.AVRO)) {
            schema.put("schemaType", type);
        }
        for (int at = 0; at < references.length; at += 2) {
            schema.withArray("references")
                    .addObject()
                    .put("name", references[at])
                    .put("subject", references[at + 1])
                    .put("version", 1);
        }
        answers.put("/registry/schemas/ids/" + id, schema);
        answers.put("/registry/subjects/" + subject + "/versions/1", schema);
    }

    void demand(String basicCredentials) {
        credentials = basicCredentials;
    }

    /** Answers everything with a status; 0 to answer as a registry does. */
    void breakWith(int status) {
        brokenStatus = status;
    }

    public int questions() {
        return questions.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        questions.incrementAndGet();
        if (brokenStatus != 0) {
            send(exchange, brokenStatus, "<html>out of order</html>");
        } else if (credentials != null
                && !credentials.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            send(exchange, 401, "{\"error_code\":401,\"message\":\"Unauthorized\"}");
        } else if (exchange.getRequestURI().getPath().equals("/registry/subjects")) {
            send(exchange, 200, "[]");
        } else {
            JsonNode schema = answers.get(exchange.getRequestURI().getPath());
            send(
                    exchange,
                    schema == null ? 404 : 200,
                    schema == null ? "{\"error_code\":40403,\"message\":\"Schema not found\"}" : schema.toString());
        }
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        stop();
    }
}

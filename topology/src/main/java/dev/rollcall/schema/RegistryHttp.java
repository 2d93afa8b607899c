package dev.rollcall.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** Gets JSON from a registry, or says why there is none. Thread-safe. */
final class RegistryHttp {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
    private static final String ACCEPT = "application/vnd.schemaregistry.v1+json, application/json";

    /** By codes of its own a registry tells what it does not know: 40401 a subject, 40402 a version, 40403 a schema. */
    private static final int LEAST_UNKNOWN = 40401;

    private static final int MOST_UNKNOWN = 40403;

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient client;
    private final String base;
    private final Optional<String> authorization;

    RegistryHttp(RegistryAddress address) {
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECT_WITHIN);
        address.ca().map(TrustedCa::read).ifPresent(builder::sslContext);
        client = builder.build();
        base = address.url().toString().replaceAll("/+$", "");
        authorization =
                address.user().map(user -> basic(user, address.password().orElse("")));
    }

    private static String basic(String user, String password) {
        byte[] credentials = (user + ':' + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(credentials);
    }

    /** The answer to a question. */
    JsonNode get(String path) throws RegistryException {
        HttpResponse<String> response = send(path);
        JsonNode answer = parse(response);
        int status = response.statusCode();
        if (status == OK && answer != null) {
            return answer;
        }
        if (status == NOT_FOUND && isUnknown(answer)) {
            throw RegistryException.unknown(
                    "it answers: " + answer.path("message").asText("not found"));
        }
        if (status == UNAUTHORIZED || status == FORBIDDEN) {
            throw RegistryException.away(
                    "it refuses the credentials (HTTP " + status + "); check input.schema.registry.user and .password",
                    null);
        }
        if (status == OK || status == NOT_FOUND) {
            throw RegistryException.away(
                    "no schema registry answers there (HTTP " + status
                            + "); check the path of input.schema.registry.url",
                    null);
        }
        throw RegistryException.away("it answers with HTTP " + status, null);
    }

    private HttpResponse<String> send(String path) throws RegistryException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(ANSWER_WITHIN)
                .header("Accept", ACCEPT);
        authorization.ifPresent(value -> request.header("Authorization", value));
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw RegistryException.away("it does not answer: " + reason(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RegistryException.away("the question was interrupted", e);
        }
    }

    /** Of a refused connection the exception says nothing but its name. */
    private static String reason(IOException failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    /** Null for what is no JSON. */
    private JsonNode parse(HttpResponse<String> response) {
        try {
            return json.readTree(response.body());
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static boolean isUnknown(JsonNode answer) {
        int code = answer == null ? 0 : answer.path("error_code").asInt();
        return code >= LEAST_UNKNOWN && code <= MOST_UNKNOWN;
    }
}

package dev.rollcall.app.testing;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Apicurio as a process of its own, at the same port after a restart. It keeps nothing, so what was registered is registered again.
 * Not thread-safe.
 */
public final class ApicurioRegistry implements AutoCloseable {
    private static final Path ARCHIVE = Path.of(
            System.getProperty("user.home"),
            ".m2/repository/io/apicurio/apicurio-registry-app/2.6.13.Final/apicurio-registry-app-2.6.13.Final-all.tar.gz");
    private static final Pattern LISTENING = Pattern.compile("Listening on: http://127\\.0\\.0\\.1:(\\d+)");
    private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path runner;
    private final List<Registered> registered = new ArrayList<>();
    private int port;
    private Process process;

    private ApicurioRegistry(Path runner) {
        this.runner = runner;
    }

    /** Unpacks it; skips the test if it is not in the local repository. */
    public static ApicurioRegistry unpacked(Path directory) throws IOException, InterruptedException {
        Skipped.unless(
                Files.exists(ARCHIVE),
                "there is no Apicurio; get it with: mvn dependency:get -Dtransitive=false"
                        + " -Dartifact=io.apicurio:apicurio-registry-app:2.6.13.Final:tar.gz:all");
        new ProcessBuilder("tar", "xzf", ARCHIVE.toString(), "-C", directory.toString())
                .start()
                .waitFor();
        try (Stream<Path> files = Files.walk(directory)) {
            return new ApicurioRegistry(files.filter(file -> file.toString().endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow());
        }
    }

    /** Starts it, and waits until it answers. */
    public void start() {
        try {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx384m",
                            "-Dquarkus.http.host=127.0.0.1",
                            "-Dquarkus.http.port=" + port,
                            "-jar",
                            runner.toString())
                    .directory(runner.getParent().toFile())
                    .redirectErrorStream(true)
                    .start();
            port = awaitPort(process.inputReader());
            Thread drain = new Thread(() -> process.inputReader().lines().forEach(line -> {}), "apicurio-output");
            drain.setDaemon(true);
            drain.start();
            registered.forEach(this::post);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int awaitPort(BufferedReader output) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                return Integer.parseInt(listening.group(1));
            }
        }
        throw new IllegalStateException("Apicurio ended");
    }

    /** Where its interface is. */
    public String url() {
        return "http://127.0.0.1:" + port + "/apis/ccompat/v7";
    }

    /** Registers a schema of Avro, and returns its id. */
    public int register(String subject, String schema) {
        return register(subject, "AVRO", schema);
    }

    /** Registers a schema of a type as the interface calls it, and returns its id. */
    public int register(String subject, String type, String schema) {
        Registered added = new Registered(subject, type, schema);
        registered.add(added);
        return post(added);
    }

    private int post(Registered added) {
        String body = "{\"schemaType\":\"" + added.type() + "\",\"schema\":\""
                + new String(JsonStringEncoder.getInstance().quoteAsString(added.schema())) + "\"}";
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/subjects/" + added.subject() + "/versions"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            String answer =
                    client.send(request, HttpResponse.BodyHandlers.ofString()).body();
            Matcher id = ID.matcher(answer);
            if (id.find()) {
                return Integer.parseInt(id.group(1));
            }
            throw new IllegalStateException(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends it as a crash would. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        if (process != null) {
            kill();
        }
    }

    private record Registered(String subject, String type, String schema) {}
}

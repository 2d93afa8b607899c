package dev.rollcall.app.testing;

import dev.rollcall.service.testing.TestJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A headless Chromium, driven through WebDriver. Not thread-safe. */
public final class Browser implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("started successfully on port (\\d+)");
    private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
    private static final String OPTIONS = """
            {"capabilities":{"alwaysMatch":{"browserName":"chrome","goog:loggingPrefs":{"browser":"ALL"},
            "goog:chromeOptions":{"args":["--headless=new","--no-sandbox","--disable-gpu","--disable-dev-shm-usage",
            "--hide-scrollbars","--lang=en"]}}}}""";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process driver;
    private final String session;

    private Browser(Process driver) throws IOException {
        this.driver = driver;
        String server = "http://127.0.0.1:" + port(driver);
        Map<?, ?> answer = (Map<?, ?>) call("POST", server + "/session", OPTIONS);
        session = server + "/session/" + answer.get("sessionId");
    }

    /** Starts a browser; empty if this machine has none. */
    public static Optional<Browser> start() {
        if (!isInstalled("chromedriver") || !isInstalled("chromium")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Browser(new ProcessBuilder("chromedriver", "--port=0")
                    .redirectErrorStream(true)
                    .start()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    private static String port(Process driver) throws IOException {
        BufferedReader output = driver.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher port = PORT.matcher(line);
            if (port.find()) {
                return port.group(1);
            }
        }
        throw new IllegalStateException("chromedriver ended");
    }

    /** Opens an address. */
    public void open(String url) {
        post("/url", "{\"url\":" + TestJson.quoted(url) + "}");
    }

    /** Where it is. */
    public String url() {
        return (String) call("GET", session + "/url", null);
    }

    /** What a person sees as the text of the first element that a CSS selector finds; empty if it is not shown. */
    public String text(String selector) {
        return (String) call("GET", session + "/element/" + find(selector) + "/text", null);
    }

    /** Clicks on the first element that a CSS selector finds. */
    public void click(String selector) {
        post("/element/" + find(selector) + "/click", "{}");
    }

    /** Types into the first element that a CSS selector finds. */
    public void type(String selector, String text) {
        post("/element/" + find(selector) + "/value", "{\"text\":" + TestJson.quoted(text) + "}");
    }

    /** Runs a script and gives back what it returns. */
    public Object run(String script) {
        return post("/execute/sync", "{\"args\":[],\"script\":" + TestJson.quoted(script) + "}");
    }

    /** What the page complained about since the last call. */
    public List<String> complaints() {
        List<?> entries = (List<?>) post("/se/log", "{\"type\":\"browser\"}");
        return entries.stream()
                .map(entry -> (String) ((Map<?, ?>) entry).get("message"))
                .toList();
    }

    /** Makes the page so wide, in pixels, and light or dark. */
    public void look(int width, int height, boolean dark) {
        devtools(
                "Emulation.setEmulatedMedia",
                "{\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\"" + (dark ? "dark" : "light") + "\"}]}");
        devtools(
                "Emulation.setDeviceMetricsOverride",
                "{\"deviceScaleFactor\":1,\"width\":" + width + ",\"height\":" + height + ",\"mobile\":" + (width < 500)
                        + "}");
    }

    /** What is to be seen now, as PNG. */
    public byte[] picture() {
        Map<?, ?> answer =
                (Map<?, ?>) devtools("Page.captureScreenshot", "{\"format\":\"png\",\"optimizeForSpeed\":false}");
        return Base64.getDecoder().decode((String) answer.get("data"));
    }

    private Object devtools(String command, String parameters) {
        return post("/goog/cdp/execute", "{\"cmd\":\"" + command + "\",\"params\":" + parameters + "}");
    }

    private String find(String selector) {
        Map<?, ?> found = (Map<?, ?>)
                post("/element", "{\"using\":\"css selector\",\"value\":" + TestJson.quoted(selector) + "}");
        return (String) found.get(ELEMENT);
    }

    private Object post(String path, String body) {
        return call("POST", session + path, body);
    }

    private Object call(String method, String url, String body) {
        HttpRequest.BodyPublisher sent =
                body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url)).method(method, sent).build();
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(response.body());
            }
            return TestJson.object(response.body()).get("value");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            call("DELETE", session, null);
        } finally {
            driver.destroy();
        }
    }
}

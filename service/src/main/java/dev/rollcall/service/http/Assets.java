package dev.rollcall.service.http;

import dev.rollcall.service.text.Json;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The page and its files, from the jar; no other file of the jar can be asked for. */
final class Assets {
    private static final String PAGES = "/dashboard/";
    private static final String UPLOT = "/META-INF/resources/webjars/uplot/1.6.30/dist/";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String STYLE = "text/css; charset=utf-8";

    private static final Map<String, Asset> ALL = Map.ofEntries(
            Map.entry("/", new Asset(PAGES + "index.html", "text/html; charset=utf-8")),
            Map.entry("/openapi.json", new Asset(PAGES + "openapi.json", Json.CONTENT_TYPE)),
            Map.entry("/assets/icon.svg", new Asset(PAGES + "icon.svg", "image/svg+xml")),
            Map.entry("/assets/dashboard.css", new Asset(PAGES + "dashboard.css", STYLE)),
            Map.entry("/assets/dashboard.js", new Asset(PAGES + "dashboard.js", SCRIPT)),
            Map.entry("/assets/api.js", new Asset(PAGES + "api.js", SCRIPT)),
            Map.entry("/assets/chart.js", new Asset(PAGES + "chart.js", SCRIPT)),
            Map.entry("/assets/counts.js", new Asset(PAGES + "counts.js", SCRIPT)),
            Map.entry("/assets/growth.js", new Asset(PAGES + "growth.js", SCRIPT)),
            Map.entry("/assets/range.js", new Asset(PAGES + "range.js", SCRIPT)),
            Map.entry("/assets/retention.js", new Asset(PAGES + "retention.js", SCRIPT)),
            Map.entry("/assets/operations.js", new Asset(PAGES + "operations.js", SCRIPT)),
            Map.entry("/assets/text.js", new Asset(PAGES + "text.js", SCRIPT)),
            Map.entry("/assets/uplot.js", new Asset(UPLOT + "uPlot.iife.min.js", SCRIPT)),
            Map.entry("/assets/uplot.css", new Asset(UPLOT + "uPlot.min.css", STYLE)));

    private Assets() {}

    static boolean isOne(String path) {
        return ALL.containsKey(path);
    }

    /** The paths of all. */
    static Iterable<String> paths() {
        return ALL.keySet();
    }

    static void send(Context context) {
        Asset asset = ALL.get(context.path());
        Answer.send(context, asset.contentType(), asset.read());
    }

    private record Asset(String resource, String contentType) {
        byte[] read() {
            try (InputStream bytes = Assets.class.getResourceAsStream(resource)) {
                if (bytes == null) {
                    throw new IllegalStateException("there is no " + resource + " in the jar");
                }
                return bytes.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

package dev.rollcall.service.http;

import static java.util.Map.entry;

import dev.rollcall.service.report.feed.PublishedFeed;
import dev.rollcall.service.run.health.HealthReport;
import dev.rollcall.service.text.Json;
import dev.rollcall.settings.Settings;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is served where. */
final class Routes {
    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** What every answer tells browsers. */
    static final Map<String, String> SECURITY_HEADERS = Map.of(
            "Content-Security-Policy", POLICY,
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Resource-Policy", "same-origin");

    private final Settings settings;
    private final HttpSources sources;
    private final AllowedHosts hosts;
    private final AccessToken token;

    Routes(Settings settings, HttpSources sources) {
        this.settings = settings;
        this.sources = sources;
        hosts = new AllowedHosts(settings);
        token = new AccessToken(settings.httpToken());
    }

    void addTo(RoutesConfig routes) {
        routes.before(context -> SECURITY_HEADERS.forEach(context::header));
        routes.before(hosts::check);
        routes.before(token::check);
        Assets.paths().forEach(path -> add(routes, path, Assets::send));
        handlers().forEach((path, handler) -> add(routes, path, handler));
        routes.exception(Problem.class, Problem::send);
        routes.exception(HttpResponseException.class, Routes::refuse);
        routes.exception(IOException.class, Routes::gone);
        routes.exception(Exception.class, Routes::fail);
    }

    /** By path, all that is no file of the page. */
    Map<String, Handler> handlers() {
        Supplier<PublishedFeed> published = this::published;
        RangeRoutes ranges = new RangeRoutes(settings, published);
        return Map.ofEntries(
                entry("/health/live", context -> health(sources.live(), context)),
                entry("/health/ready", context -> health(sources.ready(), context)),
                entry("/metrics", this::metrics),
                entry("/api/v1/active-users", new ActiveUsersRoute(settings, published)),
                entry("/api/v1/unique-users", ranges::uniqueUsers),
                entry("/api/v1/growth", ranges::growth),
                entry("/api/v1/retention", new RetentionRoute(settings, published)),
                entry("/api/v1/segments", new SegmentsRoute(published)),
                entry("/api/v1/accounts", new AccountsRoute(settings.inputTopics(), published)),
                entry("/api/v1/status", new StatusRoute(settings, sources.group(), sources.ready())),
                entry("/api/v1/stream", new StreamRoute(published)));
    }

    /** Waits for the first reading, but not for long: what is not read then is a problem that says so. */
    private PublishedFeed published() {
        try {
            if (sources.published().awaitLoaded(PATIENCE)) {
                return sources.published();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw Problem.notYet("what was published is still being read, or no broker answers");
    }

    private static void add(RoutesConfig routes, String path, Handler handler) {
        routes.get(path, handler);
        // The same headers; the server leaves the body out. A stream would have no end, and nobody to notice it.
        if (!(handler instanceof StreamRoute)) {
            routes.head(path, handler);
        }
    }

    private void metrics(Context context) {
        context.contentType(METRICS_TYPE)
                .header("Cache-Control", "no-store")
                .result(sources.scrape().get());
    }

    /** Says whether all is well, with 200 or 503, and why not. */
    private static void health(Supplier<HealthReport> health, Context context) {
        HealthReport report = health.get();
        Health body = new Health(report.ok() ? "ok" : "not ok", report.reasons());
        Answer.sendFresh(context, report.ok() ? 200 : 503, Json.CONTENT_TYPE, body);
    }

    private record Health(String status, List<String> reasons) {}

    private static void refuse(HttpResponseException refusal, Context context) {
        String detail = context.method() + " " + context.path() + " is not served; /openapi.json says what is";
        HttpStatus status = HttpStatus.forStatus(refusal.getStatus());
        String type = status == HttpStatus.NOT_FOUND ? "no-such-path" : "refused";
        new Problem(status.getCode(), type, status.getMessage(), detail).send(context);
    }

    /** A client that goes away in the middle of an answer is nobody's fault. */
    private static void gone(IOException gone, Context context) {
        LOG.debug("Nobody reads {} any more: {}", context.path(), gone.getMessage());
    }

    private static void fail(Exception failure, Context context) {
        LOG.error("{} {} failed", context.method(), context.path(), failure);
        new Problem(500, "failed", "This instance failed to answer", "its log says why").send(context);
    }
}

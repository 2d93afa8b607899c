package dev.rollcall.service.http;

import dev.rollcall.service.UserError;
import dev.rollcall.service.report.feed.PublishedFeed;
import dev.rollcall.service.run.Instance;
import dev.rollcall.service.run.health.HealthReport;
import dev.rollcall.service.status.GroupQuestion;
import dev.rollcall.service.status.GroupWatch;
import dev.rollcall.settings.Settings;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/** All that one instance serves over HTTP. Thread-safe. */
public final class HttpService implements AutoCloseable {
    private final HttpServer server;
    private final PublishedFeed published;
    private final GroupWatch group;
    private final GroupQuestion question;

    private HttpService(HttpServer server, PublishedFeed published, GroupWatch group, GroupQuestion question) {
        this.server = server;
        this.published = published;
        this.group = group;
        this.question = question;
    }

    /**
     * Starts to serve what an instance does, if the settings want it.
     *
     * @param settings the settings, not null
     * @param clock tells how old answers are, not null
     * @param instance whose metrics and health are served, not null
     * @return empty if {@code http.port} is -1
     * @throws UserError if it cannot listen where it should
     */
    public static Optional<HttpService> start(Settings settings, Clock clock, Instance instance) {
        return start(settings, clock, instance::scrape, () -> instance.health().live(), () -> instance.health()
                .ready());
    }

    /**
     * Starts to serve what a process beside instances does, with their settings: where the port is taken, on the next that is free.
     *
     * @param settings the settings, not null
     * @param clock tells how old answers are, not null
     * @param scrape all metrics in the text format of Prometheus, not null
     * @param live whether the process has to be restarted, not null
     * @param ready whether it does its work, not null
     * @return empty if {@code http.port} is -1
     * @throws UserError if it cannot listen where it should
     */
    public static Optional<HttpService> startBeside(
            Settings settings,
            Clock clock,
            Supplier<String> scrape,
            Supplier<HealthReport> live,
            Supplier<HealthReport> ready) {
        return start(settings, clock, scrape, live, ready, true);
    }

    /**
     * Starts to serve, if the settings want it. The brokers are asked for nothing before somebody asks for it over HTTP.
     *
     * @param settings the settings, not null
     * @param clock tells how old answers are, not null
     * @param scrape all metrics in the text format of Prometheus, not null
     * @param live whether this instance has to be restarted, not null
     * @param ready whether this instance counts, not null
     * @return empty if {@code http.port} is -1
     * @throws UserError if it cannot listen where it should
     */
    public static Optional<HttpService> start(
            Settings settings,
            Clock clock,
            Supplier<String> scrape,
            Supplier<HealthReport> live,
            Supplier<HealthReport> ready) {
        return start(settings, clock, scrape, live, ready, false);
    }

    private static Optional<HttpService> start(
            Settings settings,
            Clock clock,
            Supplier<String> scrape,
            Supplier<HealthReport> live,
            Supplier<HealthReport> ready,
            boolean beside) {
        if (settings.httpPort() < 0) {
            return Optional.empty();
        }
        PublishedFeed published = new PublishedFeed(settings);
        GroupQuestion question = new GroupQuestion(settings, clock);
        GroupWatch group = new GroupWatch(question, clock);
        HttpSources sources = new HttpSources(scrape, live, ready, published, group);
        HttpServer server = HttpServer.start(settings, new Routes(settings, sources), beside);
        return Optional.of(new HttpService(server, published, group, question));
    }

    /**
     * What to open in a browser.
     *
     * @return an address as {@code http://127.0.0.1:8080/}
     */
    public String url() {
        return server.url();
    }

    /** Ends all streams and stops to listen. */
    @Override
    public void close() {
        published.close();
        server.close();
        group.close();
        question.close();
    }
}

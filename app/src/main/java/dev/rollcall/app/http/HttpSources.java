package dev.rollcall.app.http;

import dev.rollcall.app.group.GroupWatch;
import dev.rollcall.app.health.HealthReport;
import dev.rollcall.app.published.PublishedFeed;
import java.util.function.Supplier;

/**
 * Where answers come from; each source may be asked by any thread.
 *
 * @param scrape all metrics in the text format of Prometheus
 * @param live whether this instance has to be restarted
 * @param ready whether this instance counts
 * @param published what was published
 * @param group who counts
 */
record HttpSources(
        Supplier<String> scrape,
        Supplier<HealthReport> live,
        Supplier<HealthReport> ready,
        PublishedFeed published,
        GroupWatch group) {}

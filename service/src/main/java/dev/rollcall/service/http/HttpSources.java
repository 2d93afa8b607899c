package dev.rollcall.service.http;

import dev.rollcall.service.report.feed.PublishedFeed;
import dev.rollcall.service.run.health.HealthReport;
import dev.rollcall.service.status.GroupWatch;
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

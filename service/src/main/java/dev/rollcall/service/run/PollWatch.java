package dev.rollcall.service.run;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Notices stream threads that no longer poll, because of a deadlock or a call that never returns. They poll while state is restored, during rebalances and
 * without events too; without brokers they may not.
 *
 * <p>Kafka's own limit holds: after {@code max.poll.interval.ms} without a poll a consumer leaves its group. Thread-safe.
 */
final class PollWatch {
    private static final int DEFAULT_LIMIT_MS = 300_000;
    private static final String CONSUMERS = "consumer-metrics";
    private static final String SINCE_POLL = "last-poll-seconds-ago";
    private static final String MAIN_CONSUMER = "-consumer";
    private static final String RESTORE_CONSUMER = "-restore-consumer";

    private final Supplier<Map<MetricName, ? extends Metric>> metrics;
    private final Supplier<Duration> answering;
    private final Duration limit;

    /** Watches by the metrics of Kafka Streams, and by how long brokers have been answering. */
    PollWatch(StreamsConfig config, Supplier<Map<MetricName, ? extends Metric>> metrics, Supplier<Duration> answering) {
        this.metrics = metrics;
        this.answering = answering;
        limit = limit(config);
    }

    /** How long a thread may take between two polls. */
    static Duration limit(StreamsConfig config) {
        Object limitMs = config.getMainConsumerConfigs("", "", 0)
                .getOrDefault(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, DEFAULT_LIMIT_MS);
        return Duration.ofMillis(Integer.parseInt(limitMs.toString()));
    }

    /** For how long a thread has not polled; empty if that is within the limit, or if brokers were away meanwhile. */
    Optional<Duration> stuck() {
        return answering.get().compareTo(limit) <= 0
                ? Optional.empty()
                : longest().filter(time -> time.compareTo(limit) > 0);
    }

    private Optional<Duration> longest() {
        return metrics.get().entrySet().stream()
                .filter(metric -> isSincePoll(metric.getKey()))
                .map(metric -> (Double) metric.getValue().metricValue())
                .map(seconds -> Duration.ofSeconds(seconds.longValue()))
                .max(Duration::compareTo);
    }

    private static boolean isSincePoll(MetricName name) {
        String client = name.tags().getOrDefault("client-id", "");
        return name.group().equals(CONSUMERS)
                && name.name().equals(SINCE_POLL)
                && client.endsWith(MAIN_CONSUMER)
                && !client.endsWith(RESTORE_CONSUMER);
    }
}

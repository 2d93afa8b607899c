package dev.rollcall.service.run.metrics;

import dev.rollcall.ledger.Ledger;
import dev.rollcall.totals.Totals;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;

/**
 * How much state there is in all stores of a kind, by what Kafka Streams knows of each; it asks RocksDB.
 *
 * <p>Looked up every few seconds and only while Kafka Streams runs, not at every scrape: Kafka Streams does not keep a store from being
 * closed while RocksDB is asked about it, and RocksDB does not survive that. Thread-safe.
 */
final class StateMeters implements MeterBinder {
    private static final int LOOK_EVERY_SECONDS = 5;
    private static final String STORE = "rocksdb-state-id";
    private static final String ROWS = "rollcall.state.rows";
    private static final String BYTES = "rollcall.state.bytes";

    /** What Kafka Streams calls it, and which meter it is part of. */
    private static final Map<String, String> METERS =
            Map.of("estimate-num-keys", ROWS, "total-sst-files-size", BYTES, "size-all-mem-tables", BYTES);

    private final KafkaStreams streams;
    private volatile Map<String, Double> latest = Map.of();

    StateMeters(KafkaStreams streams) {
        this.streams = streams;
    }

    /** Begins to look. */
    void start(ScheduledExecutorService timer) {
        timer.scheduleWithFixedDelay(this::look, LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private void look() {
        if (streams.state() == KafkaStreams.State.RUNNING) {
            Map<String, Double> sums = new HashMap<>();
            streams.metrics().forEach((name, metric) -> add(name, metric, sums));
            latest = sums;
        }
    }

    private static void add(MetricName name, Metric metric, Map<String, Double> sums) {
        String meter = METERS.get(name.name());
        String store = name.tags().get(STORE);
        if (meter != null && store != null && metric.metricValue() instanceof Number value) {
            sums.merge(meter + store, value.doubleValue(), Double::sum);
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String store : List.of(Ledger.ROWS, Totals.TOTALS)) {
            gauge(
                    ROWS,
                    "rows",
                    "Rows of state, copies for other instances included; RocksDB's estimate",
                    store,
                    registry);
            gauge(
                    BYTES,
                    "bytes",
                    "State, copies for other instances included, on disk and not yet there",
                    store,
                    registry);
        }
    }

    private void gauge(String name, String unit, String description, String store, MeterRegistry registry) {
        Gauge.builder(name, () -> latest.getOrDefault(name + store, 0.0))
                .tag("store", store)
                .baseUnit(unit)
                .description(description)
                .register(registry);
    }
}

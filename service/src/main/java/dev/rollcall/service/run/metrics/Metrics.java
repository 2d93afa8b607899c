package dev.rollcall.service.run.metrics;

import dev.rollcall.metrics.EventMetrics;
import dev.rollcall.service.run.health.Health;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmInfoMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;

/** All that one instance tells of itself. Thread-safe. */
public final class Metrics implements AutoCloseable {
    private final PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final MeterRegistry registry;
    private final EventMetrics events;
    private final Counter threadsReplaced;
    private final Counter rebalances;
    private final Counter rowsRestored;
    private final JvmGcMetrics garbage = new JvmGcMetrics();
    private final List<KafkaStreamsMetrics> kafka = new CopyOnWriteArrayList<>();

    /** Registers what can be told before anything runs; sends it to a collector as well, if the environment names one. */
    public Metrics() {
        this(System.getenv());
    }

    /** With variables in place of the environment. */
    Metrics(Map<String, String> environment) {
        registry = OtlpExport.configured(environment)
                .<MeterRegistry>map(otlp -> new CompositeMeterRegistry(Clock.SYSTEM, List.of(prometheus, otlp)))
                .orElse(prometheus);
        registry.config().meterFilter(new KafkaMeterFilter());
        events = new EventMetrics(registry);
        threadsReplaced = counter("rollcall.threads.replaced", "Stream threads that failed and were replaced");
        rebalances = counter("rollcall.rebalances", "Rebalances of the group that this instance took part in");
        rowsRestored = counter("rollcall.restore.rows", "Rows of state read back from changelogs");
        jvm().forEach(binder -> binder.bindTo(registry));
        new ResidentMemory().bindTo(registry);
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    private List<MeterBinder> jvm() {
        return List.of(
                new JvmInfoMetrics(),
                new JvmMemoryMetrics(),
                garbage,
                new JvmThreadMetrics(),
                new ClassLoaderMetrics(),
                new ProcessorMetrics(),
                new FileDescriptorMetrics(),
                new UptimeMetrics());
    }

    /**
     * Registers what Kafka Streams tells, and how much state there is.
     *
     * @param streams asked at every scrape
     * @param timer where it is asked what is too much for a scrape
     */
    public void bind(KafkaStreams streams, ScheduledExecutorService timer) {
        KafkaStreamsMetrics told = new KafkaStreamsMetrics(streams);
        kafka.add(told);
        told.bindTo(registry);
        StateMeters state = new StateMeters(streams);
        state.bindTo(registry);
        state.start(timer);
    }

    /**
     * Registers meters of another part.
     *
     * @param binder registers them
     */
    public void bind(MeterBinder binder) {
        binder.bindTo(registry);
    }

    /**
     * Registers how far the state is restored.
     *
     * @param share 0 to 1; empty while nothing is restored; asked at every scrape
     */
    public void bindRestoration(Supplier<OptionalDouble> share) {
        Gauge.builder("rollcall.restore.progress", () -> share.get().orElse(1))
                .description("How much of the state that is being restored is there; 1 if none is being restored")
                .baseUnit("ratio")
                .register(registry);
    }

    /**
     * Registers whether the instance is well.
     *
     * @param health asked at every scrape
     */
    public void bind(Health health) {
        Gauge.builder("rollcall.live", () -> health.live().ok() ? 1 : 0)
                .description("0 if a restart would help, else 1")
                .register(registry);
        Gauge.builder("rollcall.ready", () -> health.ready().ok() ? 1 : 0)
                .description("1 while the instance counts, else 0")
                .register(registry);
    }

    /**
     * Where events are counted.
     *
     * @return live counters
     */
    public EventMetrics events() {
        return events;
    }

    /** Counts a stream thread that failed and was replaced. */
    public void threadReplaced() {
        threadsReplaced.increment();
    }

    /** Counts a rebalance. */
    public void rebalanced() {
        rebalances.increment();
    }

    /**
     * Counts rows of state that were restored.
     *
     * @param rows how many
     */
    public void restored(long rows) {
        rowsRestored.increment((double) rows);
    }

    /**
     * Everything, as it is now.
     *
     * @return Prometheus' text format, version 0.0.4
     */
    public String scrape() {
        return prometheus.scrape();
    }

    @Override
    public void close() {
        kafka.forEach(KafkaStreamsMetrics::close);
        garbage.close();
        // One of several closes them, too.
        registry.close();
    }
}

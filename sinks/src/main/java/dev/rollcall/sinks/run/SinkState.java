package dev.rollcall.sinks.run;

import dev.rollcall.service.run.health.HealthReport;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How a sink is, for those who watch it. Written by its thread, read by any. */
final class SinkState implements AutoCloseable {
    /** A consumer that does not poll for so long is out of its group as well. */
    private static final Duration STUCK_AFTER = Duration.ofMinutes(10);

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbage = new JvmGcMetrics();
    private final Counter rows;
    private final Timer writes;
    private volatile boolean working;
    private volatile String away = "not started yet";
    private volatile long lag;
    private volatile long lastWrite = System.nanoTime();
    private volatile long lastSign = System.nanoTime();

    SinkState() {
        rows = Counter.builder("rollcall.sink.records")
                .description("Records that the target took, the last one of each key in a batch")
                .register(registry);
        writes = Timer.builder("rollcall.sink.writes")
                .description("Transactions of the target, and how long they took")
                .register(registry);
        Gauge.builder("rollcall.sink.lag", () -> lag)
                .description("Offsets of the topics that the target does not hold yet; 0 while another sink writes")
                .register(registry);
        Gauge.builder("rollcall.sink.working", () -> working ? 1 : 0)
                .description("1 while this sink writes to the target; 0 while it stands by or cannot")
                .register(registry);
        Gauge.builder("rollcall.sink.away", () -> away.isEmpty() ? 0 : 1)
                .description("1 while the target or the brokers cannot be reached")
                .register(registry);
        Gauge.builder("rollcall.sink.write.age", () -> seconds(lastWrite))
                .description("Time since the target took the last record, or since the start")
                .baseUnit("seconds")
                .register(registry);
        garbage.bindTo(registry);
        List.of(new JvmMemoryMetrics(), new ProcessorMetrics(), new UptimeMetrics())
                .forEach(binder -> binder.bindTo(registry));
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    /** The thread goes on. */
    void sign() {
        lastSign = System.nanoTime();
    }

    /** This sink writes. */
    void works() {
        working = true;
        away = "";
    }

    /** Another sink writes. */
    void standsBy() {
        working = false;
        away = "";
        lag = 0;
    }

    /** Nothing can be written, for some reason. */
    void isAway(String reason) {
        working = false;
        away = reason;
    }

    /** The target took some records. */
    void wrote(int records, long nanos) {
        rows.increment(records);
        writes.record(nanos, TimeUnit.NANOSECONDS);
        if (records > 0) {
            lastWrite = System.nanoTime();
        }
    }

    void lag(long offsets) {
        lag = offsets;
    }

    HealthReport live() {
        boolean stuck = System.nanoTime() - lastSign > STUCK_AFTER.toNanos();
        return new HealthReport(
                !stuck,
                stuck ? List.of("the sink has not moved for " + STUCK_AFTER.toMinutes() + " minutes") : List.of());
    }

    HealthReport ready() {
        String reason = away;
        return new HealthReport(reason.isEmpty(), reason.isEmpty() ? List.of() : List.of(reason));
    }

    String scrape() {
        return registry.scrape();
    }

    @Override
    public void close() {
        garbage.close();
        registry.close();
    }
}

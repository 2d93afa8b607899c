package dev.rollcall.service.run.metrics;

import dev.rollcall.service.cluster.backlog.InputDistance;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * How far the group is behind the input and how far retention is behind the group, looked up every few seconds, so that a scrape waits for
 * no broker. Not a number while that is unknown. Thread-safe.
 */
public final class InputMeters implements MeterBinder {
    /** How often to look. */
    public static final int EVERY_SECONDS = 5;

    private final Supplier<InputDistance> distance;
    private volatile Optional<InputDistance> latest = Optional.empty();

    /**
     * Meters of a distance.
     *
     * @param distance looks it up; may throw if no broker answers
     */
    public InputMeters(Supplier<InputDistance> distance) {
        this.distance = distance;
    }

    /**
     * Looks once.
     *
     * @throws RuntimeException if no broker answers; then nothing is known until the next look
     */
    public void look() {
        try {
            latest = Optional.of(distance.get());
        } catch (RuntimeException e) {
            latest = Optional.empty();
            throw e;
        }
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(
                registry,
                "rollcall.input.lag.events",
                "events",
                "Events that the whole group has not committed yet",
                InputDistance::lagEvents);
        gauge(
                registry,
                "rollcall.input.lag.seconds",
                "seconds",
                "How far what the whole group has committed is behind the newest event, in the partition where it is furthest",
                InputDistance::lagSeconds);
        gauge(
                registry,
                "rollcall.input.headroom.events",
                "events",
                "Events between the oldest that is retained and the oldest that is not committed, where there are fewest",
                InputDistance::headroomEvents);
        gauge(
                registry,
                "rollcall.input.headroom.seconds",
                "seconds",
                "Time between the oldest event that is retained and the oldest that is not committed, where it is shortest",
                InputDistance::headroomSeconds);
    }

    private void gauge(
            MeterRegistry registry,
            String name,
            String unit,
            String description,
            ToDoubleFunction<InputDistance> value) {
        Gauge.builder(name, () -> latest.map(value::applyAsDouble).orElse(Double.NaN))
                .baseUnit(unit)
                .description(description)
                .register(registry);
    }
}

package dev.rollcall.service.run;

import dev.rollcall.event.format.InputFormat;
import dev.rollcall.schema.RegisteredSchema;
import dev.rollcall.schema.Schemas;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The schemas of events, if a registry has them. Thread-safe. */
final class InputSchemas implements MeterBinder, AutoCloseable {
    private final Optional<Schemas> schemas;

    /**
     * Asks nothing yet.
     *
     * @param format how events are written
     * @param pollInterval for how long a thread may wait before it loses its partitions; half of it is waited for a schema
     */
    InputSchemas(InputFormat format, Duration pollInterval) {
        Duration patience = pollInterval.dividedBy(2);
        schemas = format.registry().map(address -> new Schemas(address, patience, format.rejectsUnknown()));
    }

    /** The schema of an id; waits for it. */
    Optional<RegisteredSchema> of(int id) {
        return schemas.orElseThrow().of(id);
    }

    /** Which schemas are waited for, for a person; empty while none is. */
    Optional<String> waiting() {
        List<Integer> ids = awaited();
        return ids.isEmpty()
                ? Optional.empty()
                : Optional.of("waiting for the schema registry, schema "
                        + ids.stream().map(Integer::toUnsignedString).collect(Collectors.joining(", ")));
    }

    private List<Integer> awaited() {
        return schemas.map(Schemas::awaited).orElse(List.of());
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("rollcall.schema.awaited", () -> awaited().stream()
                        .findFirst()
                        .map(Integer::toUnsignedLong)
                        .orElse(0L))
                .description("The id of the schema that events wait for; 0 while they wait for none")
                .register(registry);
    }

    /** Ends all waiting, so that threads can end. */
    @Override
    public void close() {
        schemas.ifPresent(Schemas::close);
    }
}

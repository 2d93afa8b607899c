package dev.rollcall.service.run.health;

import dev.rollcall.service.Causes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Says whether an instance should be restarted, and whether it counts; and if not, why not. Thread-safe.
 *
 * <p>Asks no broker, so that an answer comes at once.
 */
public final class Health {
    /** A shorter silence is nothing to speak of: a broker that is restarted is away as long. */
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Supplier<Vitals> vitals;

    /**
     * The health of an instance.
     *
     * @param vitals what it is told by, asked anew for every report
     */
    public Health(Supplier<Vitals> vitals) {
        this.vitals = vitals;
    }

    /**
     * Whether the process does what it can. If not, a restart would help; it would not help against brokers that are away.
     *
     * @return not ok once the threads have failed for good, or while one is stuck
     */
    public HealthReport live() {
        return HealthReport.of(failure(vitals.get()).stream().toList());
    }

    /**
     * Whether the instance counts now.
     *
     * @return not ok while it starts, restores, rebalances, stops or waits for brokers or a schema, and once it has failed
     */
    public HealthReport ready() {
        Vitals now = vitals.get();
        List<String> reasons = new ArrayList<>();
        failure(now).or(() -> pause(now)).ifPresent(reasons::add);
        if (!now.stopping() && now.silence().compareTo(PATIENCE) >= 0) {
            reasons.add("no broker for " + now.silence().toSeconds() + " s");
        }
        if (!now.stopping()) {
            now.waiting().ifPresent(reasons::add);
        }
        return HealthReport.of(reasons);
    }

    /** Messages of exceptions may tell of users; the kind of exception does not. */
    private static Optional<String> failure(Vitals now) {
        if (now.stopping()) {
            return Optional.empty();
        }
        Optional<String> cause = now.failure()
                .map(Causes::root)
                .map(failure -> "threads failed: " + failure.getClass().getSimpleName() + ", see the log");
        boolean ended = now.state().hasStartedOrFinishedShuttingDown();
        return cause.or(() ->
                        ended ? Optional.of("threads failed: " + now.state() + ", see the log") : Optional.empty())
                .or(() -> now.stuck().map(time -> "a thread is stuck: no poll for " + time.toSeconds() + " s"));
    }

    private static Optional<String> pause(Vitals now) {
        if (now.stopping()) {
            return Optional.of("stopping");
        }
        return switch (now.state()) {
            case CREATED -> Optional.of("not started");
            case REBALANCING -> Optional.of(restoring(now).orElse("rebalancing"));
            default -> Optional.empty();
        };
    }

    /** Rounded down: 100 % would be done. */
    private static Optional<String> restoring(Vitals now) {
        return now.restored().isPresent() && now.restored().getAsDouble() < 1
                ? Optional.of("restoring " + (int) (now.restored().getAsDouble() * 100) + " %")
                : Optional.empty();
    }
}

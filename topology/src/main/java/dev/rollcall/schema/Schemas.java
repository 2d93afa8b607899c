package dev.rollcall.schema;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Schemas by their ids, kept for as long as the process lives: an id always means the same schema. What a registry cannot say now it may
 * say later, so an event must not be rejected for it. Whoever asks waits, and in the end gets an exception.
 *
 * <p>Thread-safe.
 */
public final class Schemas implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Schemas.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** So long an id counts as unknown without another question, so that many events of it do not ask one by one. */
    private static final Duration STAYS_UNKNOWN = Duration.ofMinutes(1);

    /** Who waits asks more often; a schema nobody has asked for since is waited for by another instance, if at all. */
    private static final Duration STAYS_MISSING = Duration.ofMinutes(2);

    private final SchemaRegistry registry;
    private final RegistryAddress address;
    private final Duration patience;
    private final boolean rejectsUnknown;
    private final Map<Integer, RegisteredSchema> known = new ConcurrentHashMap<>();
    private final Map<Integer, Long> unknown = new ConcurrentHashMap<>();
    private final Map<Integer, Missing> missing = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * Asks nothing yet.
     *
     * @param address where the registry is, not null
     * @param patience how long to wait for a schema, not negative
     * @param rejectsUnknown whether an id that the registry does not know is an answer, and not waited for
     * @throws IllegalArgumentException if the file of certificates cannot be read
     */
    public Schemas(RegistryAddress address, Duration patience, boolean rejectsUnknown) {
        this.registry = new SchemaRegistry(address);
        this.address = address;
        this.patience = patience;
        this.rejectsUnknown = rejectsUnknown;
    }

    /**
     * The schema of an id; waits for it if need be.
     *
     * @param id the id, as it stands in events
     * @return the schema; empty if the registry does not know it and unknown ones are to be rejected
     * @throws SchemaUnavailableException if it could not be had in time, or once this is closed
     */
    public Optional<RegisteredSchema> of(int id) {
        RegisteredSchema schema = known.get(id);
        if (schema != null) {
            return Optional.of(schema);
        }
        Long since = unknown.get(id);
        boolean isUnknown = since != null && System.nanoTime() - since < STAYS_UNKNOWN.toNanos();
        return isUnknown ? Optional.empty() : await(id);
    }

    private Optional<RegisteredSchema> await(int id) {
        long end = System.nanoTime() + patience.toNanos();
        for (Duration pause = FIRST_PAUSE; ; pause = longer(pause)) {
            try {
                RegisteredSchema schema = registry.schema(id);
                known.put(id, schema);
                found(id);
                return Optional.of(schema);
            } catch (RegistryException e) {
                if (e.isUnknown() && rejectsUnknown) {
                    unknown.put(id, System.nanoTime());
                    found(id);
                    return Optional.empty();
                }
                missed(id, e);
                pause(id, pause, end, e);
            }
        }
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private void pause(int id, Duration pause, long end, RegistryException reason) {
        long nanos = Math.min(pause.toNanos(), end - System.nanoTime());
        try {
            if (nanos > 0 && !closed.await(nanos, TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new SchemaUnavailableException(id, sentence(id, reason.getMessage()), reason);
    }

    private String sentence(int id, String reason) {
        return "schema " + Integer.toUnsignedString(id) + " cannot be had from " + address + ": " + reason;
    }

    private void missed(int id, RegistryException reason) {
        Missing now = new Missing(reason.getMessage(), System.nanoTime());
        if (missing.put(id, now) == null) {
            LOG.warn("Waiting, with nothing counted meanwhile: {}", sentence(id, reason.getMessage()));
        }
    }

    private void found(int id) {
        if (missing.remove(id) != null) {
            LOG.info("No longer waiting for schema {}", Integer.toUnsignedString(id));
        }
    }

    /**
     * Which schemas are waited for.
     *
     * @return their ids, in ascending order; empty while none is
     */
    public List<Integer> awaited() {
        return missing.keySet().stream()
                .filter(this::isMissing)
                .sorted(Integer::compareUnsigned)
                .toList();
    }

    private boolean isMissing(int id) {
        Missing last = missing.get(id);
        return last != null && System.nanoTime() - last.at() < STAYS_MISSING.toNanos();
    }

    /** Ends all waiting, for good. */
    @Override
    public void close() {
        closed.countDown();
    }

    private record Missing(String reason, long at) {}
}

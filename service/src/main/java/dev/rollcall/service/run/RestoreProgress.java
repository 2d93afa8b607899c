package dev.rollcall.service.run;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the state of an instance is restored, over all of its changelog partitions. Percent are of offsets, which is what is known
 * beforehand. Not thread-safe.
 */
final class RestoreProgress {
    static final Duration EVERY = Duration.ofSeconds(5);

    private final Map<TopicPartition, Part> parts = new HashMap<>();
    private Instant began;
    private Instant said;
    private long rows;

    /** A changelog partition is to be read from one offset up to another, exclusive. */
    void begin(TopicPartition changelog, long from, long to, Instant now) {
        if (began == null) {
            began = now;
            said = now;
        }
        parts.put(changelog, new Part(from, from, to));
    }

    /** Rows were restored; a line if it is time for one. */
    Optional<String> restored(TopicPartition changelog, long lastOffset, long batchRows, Instant now) {
        parts.computeIfPresent(changelog, (key, part) -> new Part(part.from, lastOffset + 1, part.to));
        rows += batchRows;
        if (began == null || Duration.between(said, now).compareTo(EVERY) < 0) {
            return Optional.empty();
        }
        said = now;
        return Optional.of(line(Duration.between(began, now)));
    }

    /** A changelog partition is restored, whatever stands at its end. */
    void end(TopicPartition changelog) {
        parts.computeIfPresent(changelog, (key, part) -> new Part(part.from, part.to, part.to));
    }

    /** A changelog partition went to another instance. */
    void leave(TopicPartition changelog) {
        parts.remove(changelog);
    }

    /** All is restored; the last line, unless there was nothing to restore. */
    Optional<String> finish(Instant now) {
        Optional<String> line = rows == 0
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "Restored %,d rows of state in %.1f s",
                        rows,
                        Duration.between(began, now).toMillis() / 1000.0));
        parts.clear();
        began = null;
        rows = 0;
        return line;
    }

    /** How much of what is to be restored is, 0 to 1; empty if nothing is to be. */
    OptionalDouble share() {
        long done =
                parts.values().stream().mapToLong(part -> part.at - part.from).sum();
        long all =
                parts.values().stream().mapToLong(part -> part.to - part.from).sum();
        return all == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.min(1.0, (double) done / all));
    }

    private String line(Duration elapsed) {
        double share = share().orElse(1);
        String rest = share == 0
                ? ""
                : String.format(
                        Locale.ROOT, ", about %,.0f s left", Math.ceil(elapsed.toMillis() * (1 / share - 1) / 1000));
        return String.format(Locale.ROOT, "Restoring state: %.0f %%, %,d rows%s", share * 100, rows, rest);
    }

    /** A changelog partition: where reading began, how far it is, and where it ends. */
    private record Part(long from, long at, long to) {}
}

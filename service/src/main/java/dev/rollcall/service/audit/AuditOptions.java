package dev.rollcall.service.audit;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;

/**
 * What an audit looks at, and what it may take.
 *
 * @param from the first day whose rows are compared, not null
 * @param to the last such day, inclusive, not null
 * @param patience how long to wait for the pipeline to count what is in the input topic at the start, not null, not negative
 * @param limit how many differences are kept and shown, not negative; all are counted
 * @param temporary the directory in which a temporary one is made for visits, not null
 * @param seed what random ranges are drawn with
 */
public record AuditOptions(LocalDate from, LocalDate to, Duration patience, int limit, Path temporary, long seed) {
    /** How long an audit waits unless told otherwise. */
    public static final Duration DEFAULT_WAIT = Duration.ofSeconds(60);

    /** How many differences an audit shows unless told otherwise. */
    public static final int DEFAULT_LIMIT = 50;

    /**
     * Refuses what cannot be.
     *
     * @throws IllegalArgumentException if the days are in the wrong order, or a number is negative
     */
    public AuditOptions {
        Objects.requireNonNull(temporary, "temporary");
        if (from.isAfter(to)) {
            throw new IllegalArgumentException("--from " + from + " is after --to " + to);
        }
        if (patience.isNegative()) {
            throw new IllegalArgumentException("--wait is negative: " + patience.toSeconds());
        }
        if (limit < 0) {
            throw new IllegalArgumentException("--limit is negative: " + limit);
        }
    }

    /**
     * All days, with the default patience and in Java's directory for temporary files.
     *
     * @return the options
     */
    public static AuditOptions defaults() {
        return new AuditOptions(
                LocalDate.MIN,
                LocalDate.MAX,
                DEFAULT_WAIT,
                DEFAULT_LIMIT,
                Path.of(System.getProperty("java.io.tmpdir")),
                System.currentTimeMillis());
    }
}

package dev.rollcall.service.report.range;

import dev.rollcall.report.Period;
import dev.rollcall.service.report.RowKey;

/**
 * What rows of the retention topic are told apart by.
 *
 * @param period what the cohort is, not null
 * @param cohort the first day of the cohort's period, and the segment, not null
 */
public record CohortKey(Period period, RowKey cohort) {
    /**
     * Reads the key of a record, as in {@code week/2026-10-26/country=DE}.
     *
     * @param key the key, not null
     * @return the same, taken apart
     * @throws IllegalArgumentException if no row has such a key
     */
    public static CohortKey parse(String key) {
        int slash = Math.max(0, key.indexOf('/'));
        return new CohortKey(Period.named(key.substring(0, slash)), RowKey.parse(key.substring(slash + 1)));
    }
}

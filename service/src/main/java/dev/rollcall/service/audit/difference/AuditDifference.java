package dev.rollcall.service.audit.difference;

/**
 * One thing that was published otherwise than the input comes to.
 *
 * @param kind what it is about, not null
 * @param key the key of a report row as {@code 2026-11-22/country=DE}, the key of accounts as {@code events-3}, or the place of an
 *     event as {@code events-3@17}; a cohort has a key as {@code week/2026-10-26/all}, a range as {@code 2026-10-26 to 2026-11-22/all},
 *     a first visit as {@code 2026-11-22/all/u1}; not null
 * @param field the count that differs, as {@code dau}; not null
 * @param published what was published, as a person reads it; not null
 * @param recomputed what the input comes to, as a person reads it; not null
 */
public record AuditDifference(Kind kind, String key, String field, String published, String recomputed) {
    /** What a difference is about, in the order in which differences are shown. */
    public enum Kind {
        /** A report row. */
        ROW,
        /** The gaps of a day. */
        GAPS,
        /** A cohort. */
        COHORT,
        /** The distinct users of a range of days, as gaps add up to them. */
        RANGE,
        /** A first visit. */
        FIRST_VISIT,
        /** The accounts of an input partition. */
        ACCOUNTS,
        /** A rejected event. */
        REJECTED
    }

    @Override
    public String toString() {
        return key + " " + field + ": published " + published + ", recomputed " + recomputed;
    }
}

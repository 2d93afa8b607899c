package dev.rollcall.service.report.range;

import dev.rollcall.report.RetentionRow;
import java.time.LocalDate;

/** A row of the retention topic in little memory. Immutable. */
public final class Cohort {
    /** Objects and array headers, in bytes. */
    private static final int FIXED_BYTES = 64;

    private final int firstDay;
    private final long[] active;

    private Cohort(int firstDay, long[] active) {
        this.firstDay = firstDay;
        this.active = active;
    }

    /**
     * Takes over a row.
     *
     * @param row the row, not null
     * @return the same numbers
     */
    public static Cohort of(RetentionRow row) {
        return new Cohort(
                (int) row.cohort().toEpochDay(),
                row.active().stream().mapToLong(Long::longValue).toArray());
    }

    /**
     * The first day of the cohort's period.
     *
     * @return not null
     */
    public LocalDate first() {
        return LocalDate.ofEpochDay(firstDay);
    }

    /**
     * How many of the cohort were active so many periods after their own; the first is how many there are.
     *
     * @return a copy
     */
    public long[] active() {
        return active.clone();
    }

    /**
     * How much heap it takes.
     *
     * @return bytes, about
     */
    public int bytes() {
        return FIXED_BYTES + Long.BYTES * active.length;
    }
}

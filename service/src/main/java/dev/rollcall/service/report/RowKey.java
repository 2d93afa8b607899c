package dev.rollcall.service.report;

import dev.rollcall.report.ReportRow;
import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * What report rows are told apart by, which is the key of their records.
 *
 * @param day the day, not null
 * @param segment the segment, not null
 */
public record RowKey(LocalDate day, String segment) {
    /**
     * The key of a row.
     *
     * @param row the row, not null
     * @return its key
     */
    public static RowKey of(ReportRow row) {
        return new RowKey(row.day(), row.segment());
    }

    /**
     * Reads the key of a record.
     *
     * @param key the key, not null
     * @return the same, taken apart
     * @throws IllegalArgumentException if no row has such a key
     */
    public static RowKey parse(String key) {
        int slash = Math.max(0, key.indexOf('/'));
        try {
            return new RowKey(LocalDate.parse(key.substring(0, slash)), key.substring(slash + 1));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("the key is " + key, e);
        }
    }

    /** As in {@code 2026-11-22/country=DE}. */
    @Override
    public String toString() {
        return day + "/" + segment;
    }
}

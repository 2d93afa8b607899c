package dev.rollcall.service.report;

import dev.rollcall.report.ReportRow;
import java.time.LocalDate;
import java.util.Objects;

/**
 * Which report rows are asked for.
 *
 * @param from the first day, not null; {@link LocalDate#MIN} if there is no limit
 * @param to the last day, inclusive, not null; {@link LocalDate#MAX} if there is no limit
 * @param segments which segments, not null
 */
public record RowSelection(LocalDate from, LocalDate to, SegmentChoice segments) {
    /**
     * Refuses what cannot be.
     *
     * @throws IllegalArgumentException if the last day is before the first; the message is one line
     */
    public RowSelection {
        Objects.requireNonNull(segments, "segments");
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("the last day, " + to + ", is before the first, " + from);
        }
    }

    /**
     * Whether a row is asked for.
     *
     * @param row the row, not null
     * @return whether to show it
     */
    public boolean includes(ReportRow row) {
        return includes(row.day()) && segments.includes(row.segment());
    }

    private boolean includes(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
